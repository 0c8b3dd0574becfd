import { readFile, writeFile } from 'node:fs/promises';
import { beforeEach, describe, expect, it } from '@jest/globals';
import { chained, CheckpointSigner, emptyChain, type AuditDraft } from '@firmograph/contracts';
import { running } from '../testing/running.ts';

const { now, run, folder } = running();
const signer = new CheckpointSigner(Buffer.alloc(32, 7));
const chain = { tenant: 'acme', service: 'configuration' };
const draft = (index: number, phase: AuditDraft['phase'], status?: number): AuditDraft => ({
  at: `2026-01-0${index}T00:00:00.000Z`,
  phase,
  action: 'saveConnection',
  actor: { subject: 'ada', roles: ['Administrator'] },
  target: { connectionId: `c-${index}` },
  correlationId: `act-${index}`,
  ...(status === undefined ? {} : { status, result: 'success' as const }),
});
const records = chained(emptyChain, chain, [
  draft(1, 'intent'),
  draft(1, 'outcome', 201),
  draft(2, 'intent'),
  draft(3, 'outcome', 403),
]);
const checkpoint = signer.sign({ ...chain, sequence: 4, hash: records[3]?.hash ?? '', at: '2026-01-04T00:00:00.000Z' });

beforeEach(() => {
  now.stack.audit['configuration'] = { records, checkpoints: [checkpoint], keys: [signer.key] };
});

const entries = () => folder.path('trail/configuration.audit.ndjson');
const exported = async () => run(`audit export ${folder.path('trail')}`);
const lines = async () => (await readFile(entries(), 'utf8')).trim().split('\n');

describe('audit', () => {
  it('lists acts, newest first, and an intent only where nothing followed', async () => {
    const { output } = await run('audit list');
    expect(output.trim().split('\n')).toEqual([
      '2026-01-03T00:00:00.000Z  configuration#4  ada  saveConnection  c-3  403',
      '2026-01-02T00:00:00.000Z  configuration#3  ada  saveConnection  c-2  no outcome: it may have happened',
      '2026-01-01T00:00:00.000Z  configuration#2  ada  saveConnection  c-1  201',
    ]);
  });

  it('lists as JSON', async () => {
    const { output } = await run('audit list --json --service configuration --limit 1');
    expect(JSON.parse(output)).toMatchObject([{ sequence: 4 }]);
  });

  it('exports what is verified without any service', async () => {
    expect(await exported()).toMatchObject({ exitCode: 0 });
    await now.stack.stop();
    expect(await run(`audit verify ${folder.path('trail')} --service configuration`)).toMatchObject({
      exitCode: 0,
      output: 'configuration: 4 entries as they were written, 0 not signed yet.\n',
    });
    await now.stack.start();
  });

  it.each([
    ['changed', (all: string[]) => all.with(1, all[1]?.replace('"ada"', '"eve"') ?? ''), 'configuration#2 changed'],
    ['made unreadable', (all: string[]) => all.with(1, '{'), 'configuration#2 changed'],
    ['deleted', (all: string[]) => all.toSpliced(1, 1), 'configuration#2 missing: Missing: entry 2'],
    ['cut off', (all: string[]) => all.slice(0, 3), 'configuration#4 truncated: Cut off: entry 4'],
    ['all cut off', () => [], 'configuration#1 truncated: Cut off: entries 1 to 4'],
  ])('says which entry was %s, with exit code 1', async (_, tamper, finding) => {
    await exported();
    await writeFile(entries(), tamper(await lines()).join('\n'));
    const { exitCode, errors } = await run(`audit verify ${folder.path('trail')} --service configuration`);
    expect(exitCode).toBe(1);
    expect(errors).toContain(finding);
  });

  it('trusts the key that it is told to trust', async () => {
    await exported();
    const other = new CheckpointSigner(Buffer.alloc(32, 8)).key.publicKey;
    const [own, foreign] = [folder.write('own.pem', signer.key.publicKey), folder.write('other.pem', other)];
    const verify = async (key: Promise<string> | string) =>
      run(`audit verify ${folder.path('trail')} --service configuration --json --key ${await key}`);
    expect(await verify(own)).toMatchObject({ exitCode: 0 });
    const { exitCode, output } = await verify(foreign);
    expect(exitCode).toBe(1);
    expect(JSON.parse(output)).toMatchObject({
      configuration: { faults: [{ kind: 'checkpoint-forged', sequence: 4 }] },
    });
  });

  it('knows by checkpoints that were kept elsewhere that entry and checkpoint were cut off', async () => {
    await exported();
    await writeFile(entries(), (await lines()).slice(0, 3).join('\n'));
    await writeFile(folder.path('trail/configuration.checkpoints.json'), '[]');
    const kept = await folder.write('kept.json', JSON.stringify([checkpoint]));
    const verify = `audit verify ${folder.path('trail')} --service configuration`;
    expect(await run(verify)).toMatchObject({ exitCode: 0 });
    expect(await run(`${verify} --checkpoints ${kept}`)).toMatchObject({ exitCode: 1 });
  });

  it('has the services verify their chains where no folder is said', async () => {
    const { exitCode, errors } = await run('audit verify');
    expect(exitCode).toBe(1);
    expect(errors).toContain('configuration#3 missing: Missing: entry 3.');
  });

  it.each([
    ['audit verify nowhere', 'There is no exported audit trail in nowhere.'],
    [
      'audit list --service payroll',
      'There is no service payroll: say one of configuration, sourcing, matching, results.',
    ],
    ['audit list --limit many', 'Say as --limit a number from 1 to 10000.'],
  ])('%s is refused', async (argv, sentence) => {
    expect(await run(argv)).toMatchObject({ exitCode: 2, errors: `✗ ${sentence}\n` });
  });
});
