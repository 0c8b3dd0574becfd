import { afterEach, expect, it } from '@jest/globals';
import { networkInterfaces } from 'node:os';
import { aSandbox, closeAll, record } from '../../testing/a-sandbox.ts';

afterEach(closeAll);

const token = 'a-control-token-of-this-test';
const outside = Object.values(networkInterfaces())
  .flat()
  .find((address) => address?.family === 'IPv4' && !address.internal)?.address;

it('changes the settings that are named, and leaves the others', async () => {
  const sandbox = await aSandbox();
  const { body } = await sandbox.set({ version: 'v3', pollsUntilDone: 7 });
  expect(body).toMatchObject({ version: 'v3', pollsUntilDone: 7, missing: 'absent', callsPerSecond: 1_000 });
});

it.each([
  ['settings', { versoin: 'v3' }],
  ['settings', { missingRecords: 2 }],
  ['settings', 'v3'],
  ['faults', { kind: '418' }],
  ['faults', { kind: '429', times: 0 }],
])('says what is wrong with the %s %j, and changes nothing', async (what, body) => {
  const sandbox = await aSandbox();
  const before = (await sandbox.get('/sandbox/settings')).body;
  const reply = await sandbox.post(`/sandbox/${what}`, body);
  expect(reply).toMatchObject({ status: 400, body: { error: expect.any(String) } });
  expect((await sandbox.get('/sandbox/settings')).body).toEqual(before);
  expect((await sandbox.get('/sandbox/faults')).body).toEqual([]);
});

it('takes several faults at once, and takes them back', async () => {
  const sandbox = await aSandbox();
  expect((await sandbox.fault([{ kind: '429' }, { kind: 'slow', delayMs: 5 }])).body).toHaveLength(2);
  expect((await sandbox.call('DELETE', '/sandbox/faults')).body).toEqual([]);
});

it('goes back to the start', async () => {
  const sandbox = await aSandbox();
  await sandbox.set({ version: 'v3', credits: 5 });
  await sandbox.fault({ kind: '500', on: 'oauth' });
  await sandbox.post('/enrichment/enrich/single', record('e1'));
  expect((await sandbox.post('/sandbox/reset', {})).body).toMatchObject({
    records: 0,
    calls: { total: 0 },
    creditsLeft: { 'sandbox-program': 1_000_000 },
  });
  expect((await sandbox.get('/sandbox/settings')).body).toMatchObject({ version: 'v4' });
  expect((await sandbox.get('/sandbox/faults')).body).toEqual([]);
});

it('is not there for others than loopback, but for the one with the control token', async () => {
  const sandbox = await aSandbox({ HOST: '0.0.0.0', CONTROL_TOKEN: token });
  const there = `http://${outside ?? '127.0.0.1'}:${new URL(sandbox.url).port}/sandbox/ledger`;
  const status = async (headers: Record<string, string>) => (await fetch(there, { headers })).status;
  // A machine without a network has only loopback to ask from.
  expect(await status({})).toBe(outside === undefined ? 200 : 404);
  expect(await status({ 'x-control-token': 'another-token-of-this-test' })).toBe(outside === undefined ? 200 : 404);
  expect(await status({ 'x-control-token': token })).toBe(200);
});

it('says that it lives and is ready', async () => {
  const sandbox = await aSandbox();
  expect(await sandbox.get('/health/live', {})).toMatchObject({ status: 200, body: { status: 'up' } });
  expect(await sandbox.get('/health/ready', {})).toMatchObject({ status: 200, body: { status: 'up' } });
});
