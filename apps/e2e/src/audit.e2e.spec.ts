import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createConnection } from 'mongoose';
import { auditRoutes, configurationRoutes, type AuditRecord } from '@firmograph/contracts';
import { databaseUrl } from '@firmograph/dev';
import { eventually } from '@firmograph/testing';
import { commandLine } from './testing/command-line.ts';
import { anEnrichment, startGround, type Ground } from './torture/ground.ts';

let ground: Ground;
let folder: string;
let firmograph: ReturnType<typeof commandLine>;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'firmograph-audit-'));
  ground = await startGround({ callsPerSecond: 28 });
  firmograph = commandLine(ground.stack.stackFile);
}, 300_000);
afterAll(async () => {
  await ground.stop();
  await rm(folder, { recursive: true });
}, 60_000);

const trail = async (): Promise<readonly AuditRecord[]> => {
  await firmograph('audit', 'export', folder);
  const text = await readFile(join(folder, 'configuration.audit.ndjson'), 'utf8');
  return text
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as AuditRecord);
};

describe('configuration as files', () => {
  it('goes from a stack into a file, and from there onto it: once, and then nothing', async () => {
    await anEnrichment(ground, 'filed', 40);
    const path = join(folder, 'environment.yaml');
    expect(await firmograph('config', 'export', path)).toMatchObject({ exitCode: 0, errors: '' });
    expect(await firmograph('config', 'diff', path)).toMatchObject({ exitCode: 0, output: 'Nothing to change.\n' });
    const text = await readFile(path, 'utf8');
    await writeFile(
      path,
      text
        .replace(/minimumConfidence: .*/, 'minimumConfidence: HIGH')
        .replace(/outputTable: \w+/, 'outputTable: moved'),
    );
    const applied = await firmograph('config', 'apply', path, '--yes');
    expect(applied).toMatchObject({ exitCode: 0, errors: '' });
    expect(applied.output).toContain('+ enrichment moved (new)');
    expect((await firmograph('config', 'apply', path, '--yes')).output).toMatch(/^Nothing to change\./);
  }, 120_000);
});

describe('the audit trail of a stack', () => {
  it('is exported, and verified without the stack', async () => {
    await eventually(async () => expect((await trail()).length).toBeGreaterThan(4));
    const verified = await firmograph('audit', 'verify', folder);
    expect(verified).toMatchObject({ exitCode: 0, errors: '' });
    for (const service of ['configuration', 'sourcing']) expect(verified.output).toContain(`${service}: `);
  }, 60_000);

  it('knows of every change that was answered, also when the service is killed in the midst of changes', async () => {
    const { administrator, stack } = ground;
    const answered: string[] = [];
    const change = async (at: number) => {
      const expiresAt = new Date(Date.now() + 86_400_000 + at).toISOString();
      const body = { name: `key ${at}`, role: 'Viewer' as const, scopes: ['read' as const], expiresAt };
      const { keyId } = await administrator.call('configuration', configurationRoutes.createKey, { body });
      answered.push(keyId);
    };
    const changes = Array.from({ length: 150 }, (_, at) => change(at).catch(() => undefined));
    await eventually(() => expect(answered.length).toBeGreaterThan(20));
    const [configuration] = stack.processes('configuration');
    if (configuration === undefined) throw new Error('there is no configuration');
    await stack.kill(configuration, 'SIGKILL');
    await Promise.all(changes);
    await stack.restart(configuration);
    const records = await trail();
    const outcomes = new Set(records.filter(({ phase }) => phase === 'outcome').map(({ answer }) => answer?.['keyId']));
    expect(answered.filter((keyId) => !outcomes.has(keyId))).toEqual([]);
    const intents = records.filter(({ phase, action }) => phase === 'intent' && action === 'createKey').length;
    process.stdout.write(`${JSON.stringify({ answered: answered.length, intents, records: records.length })}\n`);
    expect(intents).toBeGreaterThanOrEqual(answered.length);
    expect(await firmograph('audit', 'verify', folder)).toMatchObject({ exitCode: 0 });
  }, 120_000);

  it('shows what was changed behind the back of its service', async () => {
    const { namespace, mongoUrl } = ground.stack.facts;
    const connection = await createConnection(databaseUrl(mongoUrl, `${namespace}-configuration`)).asPromise();
    const entries = connection.collection('audit');
    const third = await entries.findOne({ sequence: 3 });
    await entries.updateOne(
      { sequence: 3 },
      { $set: { text: String(third?.['text']).replace('Administrator', 'Viewer') } },
    );
    await connection.close();
    const { exitCode, errors } = await firmograph('audit', 'verify');
    expect(exitCode).toBe(1);
    expect(errors).toContain('configuration#3 changed');
    const report = await ground.administrator.call('configuration', auditRoutes.verifyAudit, {});
    expect(report.faults[0]).toMatchObject({ kind: 'changed', sequence: 3 });
  }, 60_000);
});
