import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { aSandbox, bearer, closeAll, record, type TestSandbox } from '../../testing/a-sandbox.ts';

let sandbox: TestSandbox;
beforeEach(async () => {
  sandbox = await aSandbox({ POLLS_UNTIL_DONE: '0' });
});
afterEach(closeAll);

const bulk = (id = 'e1') => sandbox.post('/enrichment/enrich/bulk', { data: [record(id)] });
const charged = async () => ((await sandbox.ledger()).body as { records: number }).records;

describe('before the commit', () => {
  it.each([400, 401, 403, 404, 405, 415, 427, 429, 500, 502, 503, 504])(
    'answers %d so many times, charges nothing, and is well again',
    async (status) => {
      await sandbox.fault({ kind: String(status), times: 2 });
      expect([(await bulk()).status, (await bulk()).status]).toEqual([status, status]);
      expect(await charged()).toBe(0);
      expect((await bulk()).status).toBe(202);
    },
  );

  it('drops the connection', async () => {
    await sandbox.fault({ kind: 'reset' });
    await expect(bulk()).rejects.toThrow();
    expect(await charged()).toBe(0);
    expect((await bulk()).status).toBe(202);
  });

  it.each([
    ['empty', ''],
    ['html', '<html>'],
    ['envelope', '{"error":"Service Unavailable"'],
  ])('gives an error the body %s', async (body, beginning) => {
    await sandbox.fault({ kind: '503', body });
    const { status, text } = await bulk();
    expect(status).toBe(503);
    expect(text.slice(0, beginning.length || 1)).toBe(beginning);
  });

  it('sends Retry-After where a gateway would', async () => {
    await sandbox.fault({ kind: '429', retryAfterSeconds: 7 });
    expect((await bulk()).headers.get('retry-after')).toBe('7');
  });

  it('fails polls only', async () => {
    await sandbox.fault({ kind: '503', on: 'poll' });
    const { body } = await bulk();
    const path = (body as { id: string }).id;
    expect([(await sandbox.get(path)).status, (await sandbox.get(path)).status]).toEqual([503, 200]);
  });

  it('fails authorization', async () => {
    await sandbox.fault({ kind: '500', on: 'oauth' });
    expect((await sandbox.post('/oauth/authorize', {}, {})).status).toBe(500);
  });
});

describe('after the commit', () => {
  it('drops the connection, and the bulk is there', async () => {
    await sandbox.fault({ kind: 'reset-after-commit' });
    await expect(bulk()).rejects.toThrow();
    const { body } = await sandbox.ledger();
    expect(body).toMatchObject({ records: 1, calls: { byOutcome: { 'reset-after-commit': 1 } } });
    const { bulks } = body as { bulks: { id: string }[] };
    expect((await sandbox.get(`/v3/enrichment/results/${bulks[0]?.id}`)).status).toBe(200);
  });

  it.each([500, 502, 504])('answers %d, and the bulk is charged', async (status) => {
    await sandbox.fault({ kind: `${status}-after-commit` });
    expect((await bulk()).status).toBe(status);
    expect(await charged()).toBe(1);
  });

  it('answers late', async () => {
    await sandbox.fault({ kind: 'slow', delayMs: 150 });
    const began = performance.now();
    expect((await bulk()).status).toBe(202);
    expect(performance.now() - began).toBeGreaterThanOrEqual(140);
  });

  it('never answers', async () => {
    await sandbox.fault({ kind: 'silence-after-commit' });
    const call = sandbox.call('POST', '/enrichment/enrich/bulk', {
      headers: { ...bearer, 'content-type': 'application/json' },
      body: JSON.stringify({ data: [record('e1')] }),
      signal: AbortSignal.timeout(1_500),
    });
    await expect(call).rejects.toThrow();
    expect(await charged()).toBe(1);
  });

  it('answers with something that is no JSON', async () => {
    await sandbox.fault({ kind: 'not-json' });
    expect(await bulk()).toMatchObject({ status: 202, text: '<html></html>' });
  });

  it('breaks off in the middle of the answer', async () => {
    await sandbox.fault({ kind: 'cut-short' });
    await expect(bulk()).rejects.toThrow();
    expect(await charged()).toBe(1);
  });

  it('loses a bulk that was accepted', async () => {
    await sandbox.fault({ kind: 'lost-bulk' });
    const { status, body } = await bulk();
    expect(status).toBe(202);
    expect((await sandbox.get((body as { id: string }).id)).status).toBe(404);
    expect(await charged()).toBe(1);
  });
});

it('answers every call late', async () => {
  await sandbox.set({ latencyMs: 120 });
  const began = performance.now();
  await sandbox.get('/v3/enrichment/results/1');
  expect(performance.now() - began).toBeGreaterThanOrEqual(110);
});

describe('in the middle of a bulk', () => {
  it('credits run out: half is done and charged, and nothing more until there are some', async () => {
    await sandbox.fault({ kind: 'credits-run-out' });
    const { body, status } = await sandbox.post('/enrichment/enrich/bulk', {
      data: ['a', 'b', 'c'].map((id) => record(id)),
    });
    expect(status).toBe(202);
    const { body: done } = await sandbox.get((body as { id: string }).id);
    expect((done as { results: { external_id: string }[] }).results.map(({ external_id }) => external_id)).toEqual([
      'a',
      'b',
    ]);
    expect(await charged()).toBe(2);
    expect((await bulk()).status).toBe(427);
  });
});
