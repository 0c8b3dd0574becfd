import { afterEach, beforeEach, expect, it } from '@jest/globals';
import { aSandbox, closeAll, type Reply, submitted, type TestSandbox } from '../../testing/a-sandbox.ts';
import { wireExchange, type WireExchange } from '../../testing/wire.ts';

let sandbox: TestSandbox;
beforeEach(async () => {
  sandbox = await aSandbox({ POLLS_UNTIL_DONE: '1' });
});
afterEach(closeAll);

const play = ({ request: { method, path, headers, body } }: WireExchange, instead = path) =>
  sandbox.call(method, instead, { headers, ...(body === undefined ? {} : { body: JSON.stringify(body) }) });

/** What Leadspace invents stands for any such value. */
const invented = {
  tracking_id: expect.stringMatching(/^[0-9a-f]{16}$/),
  request_timestamp: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/),
  id: expect.stringMatching(/^\/v3\/enrichment\/results\/[0-9a-f-]+ft$/),
  token: expect.stringMatching(/^[\w-]+\.[\w-]+\.[\w-]+$/),
  refreshToken: expect.stringMatching(/^\w+$/),
  expiration: expect.any(Number),
};

function expectAsWritten(reply: Reply, { response }: WireExchange): void {
  expect(reply.status).toBe(response.status);
  if (response.body === undefined) {
    expect(reply.text).toBe('');
    return;
  }
  expect(reply.headers.get('content-type')).toBe(response.headers['content-type']);
  const names = Object.keys(invented) as (keyof typeof invented)[];
  const placeholders = names.filter((name) => name in (response.body ?? {})).map((name) => [name, invented[name]]);
  expect(reply.body).toEqual({ ...response.body, ...Object.fromEntries(placeholders) });
}

it.each([
  'single-found',
  'single-not-enriched',
  'single-bad-request',
  'bulk-accepted',
  'bulk-not-found',
  'unauthorized',
  'basic-authentication',
  'wrong-content-type',
  'wrong-method',
  'oauth-authorize',
])('answers %s as written', async (name) => {
  const example = wireExchange(name);
  expectAsWritten(await play(example), example);
});

it('answers the polls of a bulk as written', async () => {
  const path = await submitted(sandbox, wireExchange('bulk-accepted').request.body as object);
  const [pending, done] = [wireExchange('bulk-pending'), wireExchange('bulk-done')];
  expectAsWritten(await play(pending, path), pending);
  expectAsWritten(await play(done, path), done);
});

it('answers without credits as written', async () => {
  await sandbox.set({ credits: 0 });
  const example = wireExchange('out-of-credits');
  expectAsWritten(await play(example), example);
});

it('answers too many calls as written, and does not say when to come back', async () => {
  await sandbox.set({ callsPerSecond: 1 });
  const example = wireExchange('too-many-calls');
  await play(example);
  const reply = await play(example);
  expectAsWritten(reply, example);
  expect(reply.headers.get('retry-after')).toBeNull();
});

it('answers a refresh as written', async () => {
  const issued = (await play(wireExchange('oauth-authorize'))).body as { refreshToken: string };
  const example = wireExchange('oauth-refresh');
  const body = { user: 'sandbox-program', refreshToken: issued.refreshToken };
  expectAsWritten(await play({ ...example, request: { ...example.request, body } }), example);
});
