import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { afterEach, beforeEach, expect, it } from '@jest/globals';
import { eventually } from '@firmograph/testing';
import { aSandbox, closeAll, record, submitted, type TestSandbox } from '../../testing/a-sandbox.ts';
import { wireExchange, wireFile } from '../../testing/wire.ts';

let received: { path: string | undefined; body: unknown }[];
let status: number;
let callbackUrl: string;
let sandbox: TestSandbox;
const server = createServer((request, response) => {
  void text(request).then((body) => {
    received.push({ path: request.url, body: JSON.parse(body) });
    response.writeHead(status).end();
  });
});

beforeEach(async () => {
  received = [];
  status = 204;
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  callbackUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}/callbacks/x?call=1`;
  sandbox = await aSandbox({ POLLS_UNTIL_DONE: '1' });
});
afterEach(async () => {
  await closeAll();
  server.closeAllConnections();
  await new Promise((closed) => server.close(closed));
});

const delivered = async () => ((await sandbox.ledger()).body as { callbacks: object }).callbacks;

it('tells the caller when polls have brought a bulk to its end, as written', async () => {
  await sandbox.set({ processingMs: 600_000 });
  const bulk = wireExchange('bulk-accepted').request.body as object;
  const path = await submitted(sandbox, { ...bulk, callbackUrl });
  expect(received).toEqual([]);
  await sandbox.get(path);
  await eventually(() => expect(received).toHaveLength(1));
  const written = wireFile('callback') as object;
  expect(received[0]).toEqual({
    path: '/callbacks/x?call=1',
    body: { ...written, bulkId: path.split('/').at(-1), callbackMethod: { callbackUrl, pollingUrl: path } },
  });
});

it('tells the caller in time though nobody polls, also when the answer to the submit was lost', async () => {
  await sandbox.set({ processingMs: 50, pollsUntilDone: 1_000 });
  await sandbox.fault({ kind: 'reset-after-commit' });
  await expect(submitted(sandbox, { data: [record('e1')], callbackUrl })).rejects.toThrow();
  await eventually(() => expect(received).toHaveLength(1));
  const { bulkId } = received[0]?.body as { bulkId: string };
  expect((await sandbox.get(`/v3/enrichment/results/${bulkId}`)).status).toBe(200);
});

it('tells the caller as often as it is set', async () => {
  await sandbox.set({ processingMs: 0, callbacks: 3 });
  await submitted(sandbox, { data: [record('e1')], callbackUrl });
  await eventually(async () => expect(await delivered()).toEqual({ delivered: 3, failed: 0 }));
});

it('says when a bulk has failed, and says nothing when it is lost', async () => {
  await sandbox.set({ processingMs: 0 });
  await sandbox.fault([{ kind: 'lost-bulk' }, { kind: 'failed-bulk' }]);
  await submitted(sandbox, { data: [record('e1')], callbackUrl });
  await submitted(sandbox, { data: [record('e2')], callbackUrl });
  await eventually(() =>
    expect(received).toMatchObject([{ body: { bulkStatus: 'INTERNAL_ERROR', successRecords: 0, companyEnriched: 0 } }]),
  );
});

it('says that credits have run out, comes twice or not at all when it is to', async () => {
  await sandbox.set({ processingMs: 0 });
  await sandbox.fault([{ kind: 'lost-callback' }, { kind: 'double-callback' }, { kind: 'credits-run-out' }]);
  await submitted(sandbox, { data: [record('e1')], callbackUrl: `${callbackUrl}?lost` });
  await submitted(sandbox, { data: [record('e2')], callbackUrl });
  await submitted(sandbox, { data: [record('e3'), record('e4')], callbackUrl });
  await eventually(() => expect(received).toHaveLength(3));
  const statuses = (received as { body: { bulkStatus: string } }[]).map(({ body }) => body.bulkStatus);
  expect(statuses.sort()).toEqual(['COMPLETED', 'COMPLETED', 'INSUFFICIENT_CREDITS']);
});

it('counts a callback that was not taken, and does not try it again', async () => {
  status = 500;
  await sandbox.set({ processingMs: 0 });
  await submitted(sandbox, { data: [record('e1')], callbackUrl });
  await submitted(sandbox, { data: [record('e2')], callbackUrl: 'http://127.0.0.1:9/nobody' });
  await eventually(async () => expect(await delivered()).toEqual({ delivered: 0, failed: 2 }));
  expect(received).toHaveLength(1);
});
