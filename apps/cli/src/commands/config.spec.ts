import { mkdir, readdir } from 'node:fs/promises';
import { beforeEach, describe, expect, it } from '@jest/globals';
import { whole } from '../testing/configuration-text.ts';
import { FakeEnvironment } from '../testing/fake-environment.ts';
import { running } from '../testing/running.ts';

const { now, run, folder } = running();
let there: FakeEnvironment;
/** Another environment, with the same connection. */
const elsewhere = (): FakeEnvironment => {
  now.stack.environment = there = new FakeEnvironment();
  return there;
};
beforeEach(() => void elsewhere());

const file = (text = whole, name = 'config.yaml') => folder.write(name, text);
const connected = (fields: ('name' | 'website')[] = ['name', 'website']) =>
  there.agree(there.connect('Leadspace'), fields);

describe('config', () => {
  it('applies a file in the order of what refers to what, and the second time nothing', async () => {
    connected();
    const path = await file();
    const first = await run(`config apply ${path} --yes`);
    expect(first).toMatchObject({ exitCode: 0, errors: '' });
    expect(there.changes).toEqual(['saveSegment', 'defineEnrichment', 'setEnrichmentState', 'defineEnrichment']);
    const [inactive] = there.enrichments.filter(({ state }) => state === 'Inactive');
    expect(inactive?.definition).toMatchObject({
      name: 'German companies',
      connectionId: there.connections[0]?.connectionId,
      dataSet: { kind: 'segment', segmentId: there.segments[0]?.segmentId },
      minimumConfidence: 'LOW',
      freshForDays: 90,
    });
    const second = await run(`config apply ${path} --yes`);
    expect(second).toMatchObject({ exitCode: 0, output: 'Nothing to change.\n' });
    expect(there.changes).toHaveLength(4);
  });

  it('shows what would change, and changes nothing', async () => {
    connected();
    await run(`config apply ${await file()} --yes`);
    const changed = whole
      .replace('HIGH', 'MEDIUM')
      .replace('value: DE', 'value: AT')
      .replace('state: Inactive', 'state: Active');
    const made = there.changes.length;
    const { output } = await run(`config diff ${await file(changed)}`);
    expect(output.split('\n').filter((line) => /^[~+]|minimum|state/.test(line))).toEqual([
      '~ segment Germany',
      '~ enrichment companies_de',
      '    state: Inactive → Active',
      '~ enrichment companies',
      '    minimumConfidence: HIGH → MEDIUM',
    ]);
    expect(there.changes).toHaveLength(made);
    const { output: json } = await run(`config diff ${await file(changed)} --json`);
    expect(JSON.parse(json)).toMatchObject({ steps: [{ kind: 'segment', isNew: false }, {}, {}] });
  });

  it('changes what is there, and nothing that somebody else has changed since it was looked at', async () => {
    connected();
    await run(`config apply ${await file()} --yes`);
    const before = there.enrichments.map(({ definition }) => definition.enrichmentId).toSorted();
    const changed = whole.replace('HIGH', 'MEDIUM').replace('state: Inactive', 'state: Active');
    there.isEditedMeanwhile = true;
    const refused = await run(`config apply ${await file(changed)} --yes`);
    expect(refused).toMatchObject({ exitCode: 1, errors: '✗ Somebody has changed it meanwhile.\n' });
    there.isEditedMeanwhile = false;
    expect(await run(`config apply ${await file(changed)} --yes`)).toMatchObject({ exitCode: 0 });
    expect(there.enrichments.map(({ definition }) => definition.enrichmentId).toSorted()).toEqual(before);
    expect(there.enrichments.map(({ state }) => state)).toEqual(['Active', 'Active']);
    expect(await run(`config diff ${await file(changed)}`)).toMatchObject({ output: 'Nothing to change.\n' });
  });

  it('takes from one environment what another applies without a change', async () => {
    connected();
    await run(`config apply ${await file()} --yes`);
    const path = folder.path('exported.yaml');
    expect(await run(`config export ${path}`)).toMatchObject({ exitCode: 0 });
    const ids = [
      ...there.connections.map(({ connectionId }) => connectionId),
      ...there.segments.map(({ segmentId }) => segmentId),
    ];
    const text = await folder.read('exported.yaml');
    for (const id of ids) expect(text).not.toContain(id);
    expect(await run(`config diff ${path}`)).toMatchObject({ output: 'Nothing to change.\n' });
    elsewhere();
    connected();
    expect(await run(`config apply ${path} --yes`)).toMatchObject({ exitCode: 0 });
    expect(await run(`config diff ${path}`)).toMatchObject({ output: 'Nothing to change.\n' });
  });

  it('exports into a folder, and applies a folder as one', async () => {
    connected();
    await run(`config apply ${await file()} --yes`);
    const into = folder.path('environment');
    await mkdir(into, { recursive: true });
    await run(`config export ${into}`);
    expect((await readdir(into)).toSorted()).toEqual([
      'connections.yaml',
      'consents.yaml',
      'enrichments.yaml',
      'segments.yaml',
    ]);
    expect(await run(`config diff ${into}`)).toMatchObject({ output: 'Nothing to change.\n' });
  });

  it('leaves a connection, and the agreement to it, to a person, and applies what does not wait for it', async () => {
    const second = whole
      .replace('    connection: leadspace\n', '    connection: Other\n')
      .replace('    kind: token\n', '    kind: token\n  - name: Other\n');
    connected(['name']);
    const { exitCode, output } = await run(`config apply ${await file(second)} --yes`);
    expect(exitCode).toBe(1);
    expect(output).toContain('! An administrator has to connect “Other”: its secret is in no file.');
    expect(output).toContain('! An administrator has to agree that name, website may leave over “Leadspace”');
    expect(output).toContain('! Not applied: enrichment companies waits for the connection “Other”.');
    expect(there.enrichments.map(({ definition }) => definition.outputTable)).toEqual(['companies_de']);
    there.connect('Other');
    expect(await run(`config apply ${await file(second)} --yes`)).toMatchObject({ exitCode: 1 });
    expect(there.enrichments).toHaveLength(2);
  });

  it('goes on where a failure left it', async () => {
    connected();
    for (let done = 0; done < 4; done += 1) {
      there.failsAfter = done;
      const { exitCode, errors } = await run(`config apply ${await file()} --yes`);
      expect({ exitCode, errors }).toEqual({ exitCode: 1, errors: '✗ Not now.\n' });
    }
    there.failsAfter = Infinity;
    expect(await run(`config apply ${await file()} --yes`)).toMatchObject({ exitCode: 0 });
    expect(there.segments).toHaveLength(1);
    expect(there.enrichments.map(({ state }) => state).toSorted()).toEqual(['Active', 'Inactive']);
    expect(await run(`config diff ${await file()}`)).toMatchObject({ output: 'Nothing to change.\n' });
  });

  it('leaves what is not in the file, and says so', async () => {
    connected();
    await run(`config apply ${await file()} --yes`);
    const { output } = await run(`config diff ${await file('firmograph: 1\n')}`);
    expect(output).toBe(
      'Nothing to change.\n= Not in the file, stays: segment “Germany”.\n= Not in the file, stays: enrichment companies.\n= Not in the file, stays: enrichment companies_de.\n',
    );
  });

  it('changes nothing that nobody agreed to', async () => {
    connected();
    const { exitCode, errors } = await run(`config apply ${await file()}`);
    expect({ exitCode, errors }).toEqual({
      exitCode: 1,
      errors: '✗ Nothing was changed, because nobody agreed to it: answer yes, or use --yes.\n',
    });
    expect(there.changes).toEqual([]);
  });

  it('does not guess which of two segments of one name is meant', async () => {
    connected();
    const rule = { match: 'all' as const, conditions: [{ field: 'a', operator: 'is-empty' as const }] };
    there.segments.push({ segmentId: '1', name: 'Germany', rule }, { segmentId: '2', name: 'germany ', rule });
    const { exitCode, errors } = await run(`config apply ${await file()} --yes`);
    expect(exitCode).toBe(2);
    expect(errors).toContain('Two segments are called “Germany” there: rename one of them.');
    expect(there.changes).toEqual([]);
  });
});
