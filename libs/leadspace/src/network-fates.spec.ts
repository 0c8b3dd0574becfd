import { afterEach, describe, expect, it } from '@jest/globals';
import { LeadspaceClient } from './leadspace-client.ts';
import { aClient, aToken, closeAll } from './testing/a-client.ts';
import { answer, httpServer, reset, silence, type Reply } from './testing/http-server.ts';

afterEach(closeAll);

const query = { externalId: 'e1', input: { name: 'Example Robotics' } };
const reference = { externalBulkId: 'b1' };
const submit = async (reply: Reply, options = {}) => {
  const { client } = await aClient([reply], options);
  return client.submit(aToken, [query], reference);
};
const accepted = answer(202, { id: '/v3/enrichment/results/1' });
const html = '<html><body>Bad Gateway</body></html>';

describe('a call of which it is certain that it never left', () => {
  it('is refused when nobody listens', async () => {
    const server = await httpServer(accepted);
    await server.close();
    const client = new LeadspaceClient({ baseUrl: server.url, timeoutMs: 2_000 });
    expect(await client.submit(aToken, [query], reference)).toEqual({
      kind: 'refused',
      cause: 'not-sent',
      code: 'ECONNREFUSED',
    });
    await client.close();
  });

  it('is refused when the name of the host leads nowhere', async () => {
    const client = new LeadspaceClient({ baseUrl: 'http://leadspace.invalid', timeoutMs: 5_000 });
    expect(await client.submit(aToken, [query], reference)).toMatchObject({ kind: 'refused', cause: 'not-sent' });
    await client.close();
  });

  it('is refused when it was given up while it waited for a connection', async () => {
    const { client, server } = await aClient([silence], { connections: 1, timeoutMs: 1_500 });
    const first = client.submit(aToken, [query], reference);
    const second = client.submit(aToken, [query], reference);
    expect(await first).toEqual({ kind: 'unknown', cause: 'timed-out' });
    expect(await second).toEqual({ kind: 'refused', cause: 'not-sent', code: 'TIMED_OUT' });
    expect(server.received).toHaveLength(1);
  });

  it('is refused when the one who asked had given up before', async () => {
    const { client, server } = await aClient([accepted]);
    expect(await client.submit(aToken, [query], reference, AbortSignal.abort())).toEqual({
      kind: 'refused',
      cause: 'not-sent',
      code: 'ABORTED',
    });
    expect(server.received).toEqual([]);
  });

  it('is refused when the token cannot be put in a header, and the token is not told', async () => {
    const { client, server } = await aClient([accepted]);
    const result = await client.submit({ kind: 'token', token: 'line\nbreak' }, [query], reference);
    expect(result).toMatchObject({ kind: 'refused', cause: 'not-sent' });
    expect(JSON.stringify(result)).not.toContain('break');
    expect(server.received).toEqual([]);
  });
});

describe('a call of which the fate is not known', () => {
  it('was reset after it was sent', async () => {
    expect(await submit(reset)).toEqual({ kind: 'unknown', cause: 'connection-lost' });
  });

  it('was not answered in time', async () => {
    expect(await submit(silence, { timeoutMs: 1_000 })).toEqual({ kind: 'unknown', cause: 'timed-out' });
  });

  it('was aborted after it was sent', async () => {
    const abort = new AbortController();
    const { client } = await aClient([() => abort.abort()]);
    expect(await client.submit(aToken, [query], reference, abort.signal)).toEqual({
      kind: 'unknown',
      cause: 'aborted',
    });
  });

  it('was accepted with an answer that broke off', async () => {
    const breakOff: Reply = (_, response, socket) => {
      response.writeHead(202, { 'content-length': '100' });
      response.write('{"id":');
      setImmediate(() => socket.destroy());
    };
    expect(await submit(breakOff)).toEqual({ kind: 'unknown', cause: 'connection-lost' });
  });

  it.each([502, 504, 520])('ended in a gateway (%d)', async (status) => {
    expect(await submit(answer(status, html))).toEqual({ kind: 'unknown', cause: 'gateway', status });
  });

  it.each([
    ['an HTML page', html],
    ['nothing', ''],
    ['broken JSON', '{"id":'],
    ['JSON of another kind', '[]'],
    ['no id', '{"id":null}'],
    ['an id that leads elsewhere', '{"id":"https://evil.example/v3/1"}'],
  ])('was accepted with %s', async (_, body) => {
    expect(await submit(answer(202, body))).toEqual({ kind: 'unknown', cause: 'unreadable', status: 202 });
  });

  it('was accepted with more than we are willing to read', async () => {
    const huge = answer(202, { id: '/v3/enrichment/results/1', padding: 'x'.repeat(100_000) });
    expect(await submit(huge, { maxResponseBytes: 50_000 })).toEqual({ kind: 'unknown', cause: 'unreadable' });
  });
});

describe('a call that was refused', () => {
  it('may be made again later, and says when where Leadspace does', async () => {
    expect(await submit(answer(429, '', { 'retry-after': '3' }))).toEqual({
      kind: 'refused',
      cause: 'busy',
      status: 429,
      retryAfterMs: 3_000,
    });
  });

  it.each([429, 500, 503])('may be made again later (%d)', async (status) => {
    expect(await submit(answer(status, html))).toEqual({ kind: 'refused', cause: 'busy', status });
  });

  it('is refused by its status though the body breaks off', async () => {
    const breakOff: Reply = (_, response, socket) => {
      response.writeHead(427, { 'content-length': '100' });
      response.write('{"error":');
      setImmediate(() => socket.destroy());
    };
    expect(await submit(breakOff)).toEqual({ kind: 'refused', cause: 'out-of-credits' });
  });

  it.each([302, 403, 413])('is rejected for good (%d)', async (status) => {
    expect(await submit(answer(status))).toEqual({ kind: 'refused', cause: 'rejected', status });
  });

  it('keeps a tracking id out that does not look like one', async () => {
    const body = { tracking_id: 'line\nbreak' };
    expect(await submit(answer(400, body))).toEqual({ kind: 'refused', cause: 'rejected', status: 400 });
  });
});

describe('a poll', () => {
  const poll = async (reply: Reply) => {
    const { client } = await aClient([reply]);
    return client.poll(aToken, '1');
  };

  it('keeps the other records when one is malformed', async () => {
    const good = { status: 'success', external_id: 'e1', data: { enrichment_status: 'Not Enriched' } };
    expect(await poll(answer(200, { results: [null, 'x', {}, good] }))).toEqual({
      kind: 'done',
      records: [{ kind: 'no-company', externalId: 'e1' }],
      unattributed: 3,
    });
  });

  it('knows nothing when a success is not JSON', async () => {
    expect(await poll(answer(200, html))).toEqual({ kind: 'unknown', cause: 'unreadable', status: 200 });
  });

  it('does not leave for an address outside of Leadspace', async () => {
    const { client, server } = await aClient([accepted]);
    expect(await client.poll(aToken, 'http://evil.example/')).toEqual({ kind: 'lost' });
    expect(server.received).toEqual([]);
  });
});

it('takes an answer about another record for none', async () => {
  const other = { status: 'success', external_id: 'e2', data: { enrichment_status: 'Not Enriched' } };
  const { client } = await aClient([answer(200, other)]);
  expect(await client.single(aToken, query)).toEqual({ kind: 'unknown', cause: 'unreadable', status: 200 });
});

it('sends no more records than a bulk holds', async () => {
  const { client } = await aClient([accepted]);
  await expect(
    client.submit(
      aToken,
      Array.from({ length: 501 }, () => query),
      reference,
    ),
  ).rejects.toThrow(RangeError);
  await expect(client.submit(aToken, [], reference)).rejects.toThrow(RangeError);
});

it('keeps its connections from call to call', async () => {
  const { client, server } = await aClient([accepted]);
  for (let call = 0; call < 20; call += 1) await client.submit(aToken, [query], reference);
  // undici frees a connection one turn after the answer, so that two take turns.
  expect(server.connections()).toBeLessThanOrEqual(2);
});

describe('verifying a credential', () => {
  it('accepts it when Leadspace lets it in and finds nothing', async () => {
    const { client, server } = await aClient([answer(404)]);
    expect(await client.verify(aToken)).toEqual({ kind: 'accepted' });
    expect(server.received[0]).toMatchObject({ method: 'GET', body: '' });
  });

  it('refuses it when Leadspace does', async () => {
    const { client } = await aClient([answer(401)]);
    expect(await client.verify(aToken)).toEqual({ kind: 'refused', cause: 'credentials' });
  });

  it('cannot tell when Leadspace is not there', async () => {
    const { client } = await aClient([answer(503)]);
    expect(await client.verify(aToken)).toEqual({ kind: 'refused', cause: 'busy', status: 503 });
  });
});
