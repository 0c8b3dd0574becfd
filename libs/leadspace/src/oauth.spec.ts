import { afterEach, expect, it } from '@jest/globals';
import { aClient, closeAll } from './testing/a-client.ts';
import { answer, replay, type Received, type Reply } from './testing/http-server.ts';
import { wireExchange } from './testing/wire.ts';

afterEach(closeAll);

const program = { kind: 'oauth', user: 'sandbox-program', pass: 'sandbox-secret' } as const;
const authorize = wireExchange('oauth-authorize');
const refresh = wireExchange('oauth-refresh');
const first = 'Bearer eyJhbGciOiJIUzM4NCJ9.eyJhdWQiOiJBUElfR0FURVdBWSJ9.ZXhhbXBsZS1zaWduYXR1cmU';
const second = 'Bearer eyJhbGciOiJIUzM4NCJ9.eyJhdWQiOiJBUElfR0FURVdBWTIifQ.ZXhhbXBsZS1zaWduYXR1cmUtMg';

const called = ({ method, path, headers }: Received) => [method, path, headers.authorization];
const oauth = [
  ['POST', '/oauth/authorize', undefined],
  ['PUT', '/oauth/authorize', undefined],
];

/** Authorizes as the examples do, and lets in who brings one of `valid`. */
const gateway =
  (valid: readonly string[]): Reply =>
  (received, response, socket) => {
    const { method, path, headers } = received;
    const isAuthorization = path === '/oauth/authorize';
    const letIn = valid.includes(headers.authorization ?? '');
    const reply = isAuthorization ? replay(method === 'POST' ? authorize : refresh) : answer(letIn ? 204 : 401);
    reply(received, response, socket);
  };

it('asks for a token once and uses it till it expires', async () => {
  const { client, server } = await aClient([gateway([first])]);
  await client.poll(program, '1');
  expect(await client.poll(program, '1')).toEqual({ kind: 'pending' });
  expect(server.received.map(called)).toEqual([
    oauth[0],
    ['GET', '/v3/enrichment/results/1', first],
    ['GET', '/v3/enrichment/results/1', first],
  ]);
  expect(JSON.parse(server.received[0]?.body ?? '')).toEqual(authorize.request.body);
});

it('refreshes once when a token is refused, and makes the call again', async () => {
  const { client, server } = await aClient([gateway([second])]);
  expect(await client.poll(program, '1')).toEqual({ kind: 'pending' });
  expect(server.received.map(called)).toEqual([
    oauth[0],
    ['GET', '/v3/enrichment/results/1', first],
    oauth[1],
    ['GET', '/v3/enrichment/results/1', second],
  ]);
  expect(JSON.parse(server.received[2]?.body ?? '')).toEqual(refresh.request.body);
});

it('refuses the credential when the new token is refused too', async () => {
  const { client, server } = await aClient([gateway([])]);
  expect(await client.poll(program, '1')).toEqual({ kind: 'refused', cause: 'credentials' });
  expect(server.received).toHaveLength(4);
});

it('authorizes anew when the refresh is refused', async () => {
  const denied = answer(401);
  const { client, server } = await aClient([replay(authorize), denied, denied, replay(refresh), answer(204)]);
  expect(await client.poll(program, '1')).toEqual({ kind: 'pending' });
  expect(server.received.map(({ method }) => method)).toEqual(['POST', 'GET', 'PUT', 'POST', 'GET']);
});

it('refuses a wrong secret without asking for anything else', async () => {
  const { client, server } = await aClient([answer(401)]);
  expect(await client.poll(program, '1')).toEqual({ kind: 'refused', cause: 'credentials' });
  expect(server.received).toHaveLength(1);
});

it('asks again for a token after a refusal', async () => {
  const { client } = await aClient([answer(503), replay(authorize), answer(204)]);
  expect(await client.poll(program, '1')).toEqual({ kind: 'refused', cause: 'busy', status: 503 });
  expect(await client.poll(program, '1')).toEqual({ kind: 'pending' });
});

it('shares one authorization among those who ask at the same time', async () => {
  const { client, server } = await aClient([gateway([first])]);
  await Promise.all(Array.from({ length: 10 }, () => client.poll(program, '1')));
  expect(server.received.filter(({ path }) => path === '/oauth/authorize')).toHaveLength(1);
});

it('shares one refresh among those whose token was refused', async () => {
  const { client, server } = await aClient([gateway([second])]);
  const results = await Promise.all(Array.from({ length: 10 }, () => client.poll(program, '1')));
  expect(new Set(results.map(({ kind }) => kind))).toEqual(new Set(['pending']));
  expect(server.received.filter(({ method }) => method === 'PUT')).toHaveLength(1);
});

it('knows that nothing was sent when there is no token to send it with', async () => {
  const { client, server } = await aClient([answer(200, { expiration: 1 })]);
  const query = { externalId: 'e1', input: { name: 'Example Robotics' } };
  expect(await client.submit(program, [query], { externalBulkId: 'b1' })).toEqual({
    kind: 'refused',
    cause: 'not-sent',
    code: 'NO_TOKEN',
  });
  expect(server.received).toHaveLength(1);
});

const abortedBefore = (...replies: readonly Reply[]) => {
  const abort = new AbortController();
  return { signal: abort.signal, replies: [...replies, () => abort.abort()] };
};
const notSent = { kind: 'refused', cause: 'not-sent', code: 'ABORTED' };

it('does not wait for a token longer than the one who asked', async () => {
  const { signal, replies } = abortedBefore();
  const { client, server } = await aClient(replies, { timeoutMs: 60_000 });
  expect(await client.poll(program, '1', signal)).toEqual(notSent);
  expect(server.received.map(({ path }) => path)).toEqual(['/oauth/authorize']);
});

it('knows that nothing was charged when the new token does not come in time', async () => {
  const { signal, replies } = abortedBefore(replay(authorize), answer(401));
  const { client } = await aClient(replies, { timeoutMs: 60_000 });
  const query = { externalId: 'e1', input: { name: 'Example Robotics' } };
  expect(await client.single(program, query, signal)).toEqual(notSent);
});
