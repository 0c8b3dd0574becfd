import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { aSandbox, closeAll, collected, record, submitted, type TestSandbox } from '../../testing/a-sandbox.ts';

let sandbox: TestSandbox;
beforeEach(async () => {
  sandbox = await aSandbox({ LEADSPACE_SANDBOX_TOKENS: 'sandbox-token,acme-token@acme', POLLS_UNTIL_DONE: '0' });
});
afterEach(closeAll);

const records = (count: number) => Array.from({ length: count }, (_, index) => record(`e${index}`));
const idsIn = (results: readonly Record<string, unknown>[]) => results.map((result) => result['external_id']);
const codesIn = (results: readonly Record<string, unknown>[]) => results.filter(({ status }) => status === 'failure');

it('is pending as often as it is set', async () => {
  await sandbox.set({ pollsUntilDone: 3, processingMs: 600_000 });
  const path = await submitted(sandbox, { data: records(1) });
  const statuses = [];
  for (let poll = 0; poll < 5; poll += 1) statuses.push((await sandbox.get(path)).status);
  expect(statuses).toEqual([204, 204, 204, 200, 200]);
});

it('is done when its time is over, though nobody polled', async () => {
  await sandbox.set({ pollsUntilDone: 1_000, processingMs: 0 });
  const path = await submitted(sandbox, { data: records(1) });
  expect((await sandbox.get(path)).status).toBe(200);
});

it('reads the same however often it is collected', async () => {
  await sandbox.set({ missing: 'mixed', shuffle: true });
  const path = await submitted(sandbox, { data: records(20) });
  expect(await collected(sandbox, path)).toEqual(await collected(sandbox, path));
});

it('is found by its own program only', async () => {
  const path = await submitted(sandbox, { data: records(1) });
  expect((await sandbox.get(path, { authorization: 'Bearer acme-token' })).status).toBe(404);
});

it('keeps the settings it was accepted under', async () => {
  const path = await submitted(sandbox, { data: records(1) });
  await sandbox.set({ version: 'v3' });
  expect(await collected(sandbox, path)).toMatchObject([{ data: { company: { ug_company_id: 'X00001' } } }]);
});

it('leaves the external id out where none was given', async () => {
  const path = await submitted(sandbox, { data: [{ company: { name: 'Example Robotics' } }] });
  const [result] = await collected(sandbox, path);
  expect(result).not.toHaveProperty('external_id');
});

describe('what becomes of its records', () => {
  it('comes back in another order', async () => {
    await sandbox.set({ shuffle: true });
    const results = idsIn(await collected(sandbox, await submitted(sandbox, { data: records(50) })));
    expect(results).not.toEqual(idsIn(records(50)));
    expect(results.toSorted()).toEqual(idsIn(records(50)).toSorted());
  });

  it('does not come back for a share of them, the same ones for the same seed', async () => {
    await sandbox.set({ missingRecords: 0.3 });
    const bulk = { data: records(100), external_bulk_id: 'b1' };
    const one = idsIn(await collected(sandbox, await submitted(sandbox, bulk)));
    expect(one.length).toBeGreaterThan(50);
    expect(one.length).toBeLessThan(90);
    const other = await aSandbox({ POLLS_UNTIL_DONE: '0' });
    await other.set({ missingRecords: 0.3 });
    expect(idsIn(await collected(other, await submitted(other, bulk)))).toEqual(one);
  });

  it('is another thing when the same bulk is sent again', async () => {
    await sandbox.set({ internalErrors: 0.5 });
    const bulk = { data: records(50), external_bulk_id: 'b1' };
    const first = codesIn(await collected(sandbox, await submitted(sandbox, bulk)));
    const second = codesIn(await collected(sandbox, await submitted(sandbox, bulk)));
    expect(idsIn(first)).not.toEqual(idsIn(second));
  });

  it('fails for single records that were named', async () => {
    await sandbox.set({ records: { e0: '1100', e1: '1200', e2: 'missing' } });
    const results = await collected(sandbox, await submitted(sandbox, { data: records(4) }));
    expect(results).toMatchObject([
      { external_id: 'e0', status: 'failure', error: { code: 1100 } },
      { external_id: 'e1', status: 'failure', error: { code: 1200 } },
      { external_id: 'e3', status: 'success' },
    ]);
  });

  it('is invalid input where the minimum is missing, and the others are not spoiled', async () => {
    const data = [{ company: {}, external_id: 'e0' }, record('e1')];
    expect(await collected(sandbox, await submitted(sandbox, { data }))).toMatchObject([
      { external_id: 'e0', error: { code: 1200 } },
      { external_id: 'e1', status: 'success' },
    ]);
  });
});

it('charges each record once, found or not', async () => {
  const data = [record('e1'), record('e2', 'Nobody Has Heard Of Us')];
  await submitted(sandbox, { data, external_bulk_id: 'b1' });
  expect((await sandbox.ledger()).body).toMatchObject({
    calls: { total: 1, byRoute: { bulk: 1 }, byOutcome: { 202: 1 } },
    records: 2,
    credits: { 'sandbox-program': 2 },
    bulks: [{ externalBulkId: 'b1', program: 'sandbox-program', records: 2 }],
    charges: { e1: 1, e2: 1 },
    chargedTwice: {},
  });
});

it('tells how many different questions were paid for, whatever the external ids', async () => {
  await submitted(sandbox, { data: [record('e1'), record('e2', 'Nobody Has Heard Of Us')] });
  await submitted(sandbox, { data: [record('e3')] });
  expect((await sandbox.ledger()).body).toMatchObject({ records: 3, distinctQuestions: 2, chargedTwice: {} });
});

it('tells which records were charged twice', async () => {
  await submitted(sandbox, { data: [record('e1'), record('e2')] });
  await submitted(sandbox, { data: [record('e2')] });
  expect((await sandbox.ledger()).body).toMatchObject({ chargedTwice: { e2: 2 } });
});
