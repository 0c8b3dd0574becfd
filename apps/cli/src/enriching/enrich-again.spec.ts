import { readdir } from 'node:fs/promises';
import { describe, expect, it } from '@jest/globals';
import { companies, enriching } from '../testing/enriching.ts';
import { temporaryFolder } from '../testing/temporary-folder.ts';

const folder = temporaryFolder();

describe('coming again', () => {
  it('imports and defines nothing anew, and a new run is asked for', async () => {
    const { enrich, firmograph } = enriching();
    const path = await folder.write('n.csv', companies);
    await enrich(path, { yes: true });
    await enrich(path, { yes: true });
    expect(firmograph.imports.map(({ importId }) => importId)).toEqual([
      firmograph.imports[0]?.importId,
      firmograph.imports[0]?.importId,
    ]);
    expect(firmograph.enrichments).toMatchObject([{ definition: { version: 1 } }]);
    expect([firmograph.connections.length, firmograph.consents.length, firmograph.runs.length]).toEqual([1, 1, 2]);
  });

  it('changes the definition when the mapping is another', async () => {
    const { enrich, firmograph } = enriching();
    const path = await folder.write('o.csv', companies);
    await enrich(path, { yes: true });
    await enrich(path, { yes: true, columns: { website: '' } });
    expect(firmograph.enrichments).toMatchObject([{ definition: { version: 2, mapping: { name: 'Company' } } }]);
  });

  it('joins a run that is still under way', async () => {
    const { enrich, firmograph, person } = enriching();
    const path = await folder.write('p.csv', companies);
    const leaving = new AbortController();
    firmograph.script = ['running'];
    const run = firmograph.run.bind(firmograph);
    firmograph.run = (runId) => {
      leaving.abort();
      return run(runId);
    };
    await expect(enrich(path, { yes: true }, leaving.signal)).rejects.toThrow(
      /The run goes on without you: `firmograph status [0-9a-f-]{36}`/,
    );
    firmograph.script = ['running', 'running', 'running', 'running', 'completed'];
    const report = await enrich(path, { yes: true });
    expect(person.said.some((text) => text.startsWith('A run of this file is under way already'))).toBe(true);
    expect([firmograph.runs.length, firmograph.imports.length, report.rows.output]).toEqual([1, 1, 3]);
  });

  it('leaves no half-written file when it is left', async () => {
    const { enrich, firmograph } = enriching();
    const path = await folder.write('q.csv', companies);
    firmograph.outcomes = async function* () {
      yield [];
      throw new Error('gone');
    };
    await expect(enrich(path, { yes: true })).rejects.toThrow('gone');
    expect((await readdir(folder.path())).filter((name) => name.startsWith('q.'))).toEqual(['q.csv']);
  });
});

describe('what Leadspace says', () => {
  it('a wrong token is told before anything is sent', async () => {
    const { enrich, firmograph } = enriching();
    const connection = { name: 'Leadspace', token: 'bad', isOwnToken: true };
    await expect(enrich(await folder.write('r.csv', companies), { yes: true, connection })).rejects.toMatchObject({
      code: 'connection/credentials-refused',
    });
    expect(firmograph.profiles.size).toBe(0);
  });

  it.each([
    ['credentials-refused', /Leadspace refuses the token: the run waits\. Give a valid one/],
    ['out-of-credits', /credits are used up: the run waits\. When there are more, the same command again/],
  ])('a run that is blocked (%s) waits, and the same command lets it go on', async (reason, sentence) => {
    const { enrich, firmograph } = enriching();
    const path = await folder.write(`${reason}.csv`, companies);
    firmograph.script = ['running', 'blocked'];
    firmograph.reason = reason;
    await expect(enrich(path, { yes: true })).rejects.toThrow(sentence);
    const report = await enrich(path, {
      yes: true,
      connection: { name: 'Leadspace sandbox', token: 'good-2', isOwnToken: true },
    });
    expect(report.run.state).toBe('completed');
    expect(firmograph.runs).toHaveLength(1);
    expect([...firmograph.tokens.values()]).toEqual(['good-2']);
  });

  it('a first connection needs a token', async () => {
    const { enrich } = enriching();
    const connection = { name: 'Leadspace', token: undefined, isOwnToken: false };
    await expect(enrich(await folder.write('s.csv', companies), { yes: true, connection })).rejects.toThrow(
      'There is no connection “Leadspace” yet: give your Leadspace token with --token or LEADSPACE_TOKEN.',
    );
  });

  it('a consent that does not cover the location is asked for again', async () => {
    const { enrich, firmograph } = enriching();
    await enrich(await folder.write('t.csv', 'id,Company\n1,Acme\n'), { yes: true });
    await enrich(await folder.write('u.csv', companies), { yes: true });
    expect(firmograph.consents.map(({ fields }) => fields)).toEqual([['name'], ['name', 'website', 'location']]);
  });

  it.each(['canceled', 'failed'] as const)('a run that is %s leaves its results all the same', async (state) => {
    const { enrich, firmograph } = enriching();
    firmograph.script = [state];
    const report = await enrich(await folder.write(`${state}.csv`, companies), { yes: true });
    expect([report.run.state, report.rows.output]).toEqual([state, 3]);
  });
});
