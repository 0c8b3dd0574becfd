import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { LedgerEntry, matchingRoutes } from '@firmograph/contracts';
import { startMatching, type MatchingUnderTest } from '../../testing/matching-under-test.ts';
import { RunUnderTest } from '../../testing/run-under-test.ts';

jest.setTimeout(90_000);

let matching: MatchingUnderTest;

beforeAll(async () => {
  matching = await startMatching();
});

afterAll(async () => {
  await matching.stop();
});

const names = (prefix: string, count: number) => Array.from({ length: count }, (_, index) => `${prefix} ${index}`);

describe('over HTTP', () => {
  it('an administrator sees every call with the consent it relied on, page by page', async () => {
    const run = new RunUnderTest(matching, { tenantId: 'ledgers' });
    await run.request();
    await run.source(names('Page 1', 2), names('Page 2', 2), ['Page 3']);
    await run.answered(5);
    const token = { tenant: 'ledgers' };
    const { parts } = matchingRoutes.listLedger;
    const first = parts.response.parse((await matching.call('/ledger?limit=2', { token })).body);
    const rest = parts.response.parse((await matching.call(`/ledger?limit=2&after=${first.next}`, { token })).body);
    expect([first.items.length, rest.items.length, rest.next]).toEqual([2, 1, null]);
    const entries = [...first.items, ...rest.items];
    expect(new Set(entries.map(({ callId }) => callId)).size).toBe(3);
    expect(entries.map(({ batch }) => batch).sort()).toEqual([1, 2, 3]);
    expect(LedgerEntry.parse(entries[0])).toMatchObject({ state: 'answered', consentVersion: 1, reason: null });
    const attempted = entries.map(({ attemptedAt }) => attemptedAt);
    expect(attempted).toEqual([...attempted].sort().reverse());
  });

  it('nobody sees another tenant’s runs, calls or usage', async () => {
    const run = new RunUnderTest(matching);
    await run.request();
    await run.source(['Ours']);
    await run.answered(1);
    const token = { tenant: 'other' };
    expect(await matching.call(`/runs/${run.run.runId}/batches`, { token })).toMatchObject({ status: 404 });
    expect(await matching.call(`/ledger?runId=${run.run.runId}`, { token })).toMatchObject({ body: { items: [] } });
    expect(await matching.call(`/usage?runId=${run.run.runId}`, { token })).toMatchObject({ body: { calls: 0 } });
  });

  it.each([
    ['/ledger', 'Contributor', 403],
    ['/dead-letters', 'Administrator', 200],
    ['/dead-letters', 'Contributor', 403],
    ['/usage', 'Viewer', 403],
    ['/usage', 'Contributor', 200],
    ['/runs/00000000-0000-4000-8000-000000000000/batches', 'Contributor', 404],
  ] as const)('%s answers a %s with %i', async (path, role, status) => {
    expect(await matching.call(path, { token: { tenant: 'acme', roles: [role] } })).toMatchObject({ status });
  });

  it('asks for the ledger again from its beginning when the page is not known', async () => {
    expect(await matching.call('/ledger?after=nonsense')).toMatchObject({
      status: 409,
      body: { type: 'request/unknown-page' },
    });
  });

  it('a callback with a guessed address finds nothing', async () => {
    const path = `/callbacks/${randomUUID()}/${'x'.repeat(32)}`;
    const called = await matching.call(path, { method: 'POST', body: { bulkId: 'b' }, token: null });
    expect(called.status).toBe(404);
  });

  it('is ready, and describes itself', async () => {
    expect(await matching.call('/health/ready', { token: null })).toMatchObject({ status: 200 });
    const { body } = await matching.call('/openapi.json', { token: null });
    expect(Object.keys(body['paths'] as object)).toEqual(
      expect.arrayContaining(['/ledger', '/usage', '/runs/{runId}/batches', '/callbacks/{callId}/{secret}']),
    );
  });
});
