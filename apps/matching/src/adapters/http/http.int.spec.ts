import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { LedgerEntry, matchingRoutes } from '@firmograph/contracts';
import { eventually, type TestToken } from '@firmograph/testing';
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
  it('a plan counts what is fresh and knows the match rate of what was asked before', async () => {
    const run = new RunUnderTest(matching, { tenantId: 'planners' });
    await run.request();
    await run.source(names('Planned', 2));
    await run.answered(2);
    const samples = names('Planned', 4).map((name, index) => ({ profileId: String(index), input: { name } }));
    const body = {
      connectionId: run.connectionId,
      fields: ['name', 'website', 'location'],
      freshForDays: 30,
      profiles: 5,
      examined: 5,
      sendable: 4,
      samples,
    };
    const planned = await matching.call('/plan', { method: 'POST', body, token: { tenant: 'planners' } });
    expect(planned).toMatchObject({
      status: 200,
      body: {
        rows: { low: 4, high: 4 },
        fresh: { low: 2, high: 2 },
        credits: { low: 2, high: 2 },
        calls: { low: 1, high: 1 },
        matchRate: { basedOn: 2 },
        sampled: 4,
      },
    });
  });

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

  it('an administrator finds calls by what they belong to, their state and their time', async () => {
    const token = { tenant: 'filters' };
    const first = new RunUnderTest(matching, { tenantId: 'filters' });
    const second = new RunUnderTest(matching, { tenantId: 'filters' });
    for (const run of [first, second]) {
      await run.request();
      await run.source(names(`Found ${run.run.runId}`, 3));
      await run.answered(3);
    }
    const { runId, definition } = first.run;
    const list = async (query: string) => {
      const { body } = await matching.call(`/ledger?${query}`, { token });
      return matchingRoutes.listLedger.parts.response.parse(body).items;
    };
    expect(await list('')).toHaveLength(2);
    const found = await list(`connectionId=${first.connectionId}&state=answered`);
    expect(found).toMatchObject([
      {
        ...{ runId, enrichmentId: definition.enrichmentId, charge: 'paid', credits: 3 },
        ...{ returned: { records: 3, companies: 3 }, releasedBy: null },
      },
    ]);
    const [at] = found.map(({ attemptedAt }) => attemptedAt);
    expect(await list(`enrichmentId=${definition.enrichmentId}`)).toHaveLength(1);
    expect(await list('state=ambiguous')).toEqual([]);
    expect(await list(`from=${at}&runId=${runId}`)).toHaveLength(1);
    expect(await list(`to=${at}&runId=${runId}`)).toEqual([]);
  });

  it('an administrator sets a budget, sees what is left of it, and removes it', async () => {
    const token = { tenant: 'budgets' };
    const put = (path: string, body: object) => matching.call(`/budgets/${path}`, { method: 'PUT', body, token });
    expect(await put('all/month', { credits: 500 })).toMatchObject({
      status: 200,
      body: { of: 'all', window: 'month', credits: 500, used: 0, left: 500, warnAtPercent: 80, level: 'ok' },
    });
    const run = new RunUnderTest(matching, { tenantId: 'budgets' });
    expect((await put(`${run.connectionId}/day`, { credits: 3, warnAtPercent: 60 })).status).toBe(200);
    await run.request();
    await run.source(names('Paid', 2));
    await run.answered(2);
    const { body } = await matching.call('/budgets', { token: { ...token, roles: ['Contributor'] } });
    expect(matchingRoutes.listBudgets.parts.response.parse(body).items).toMatchObject([
      { of: 'all', used: 2, left: 498, level: 'ok', changedBy: expect.any(String) },
      { of: run.connectionId, window: 'day', used: 2, left: 1, level: 'warning' },
    ]);
    const { body: others } = await matching.call('/budgets', { token: { tenant: 'other' } });
    expect(others).toMatchObject({ items: [] });
    expect(await matching.call('/budgets/all/month', { method: 'DELETE', token })).toMatchObject({ status: 204 });
    expect(await matching.call('/budgets/all/month', { method: 'DELETE', token })).toMatchObject({ status: 404 });
    expect(await put('all/year', { credits: 5 })).toMatchObject({ status: 400 });
    expect(await put('all/day', { credits: 5, money: 1 })).toMatchObject({ status: 400 });
  });

  it('a run waits while a budget is used up, and goes on when it is raised', async () => {
    const token = { tenant: 'raised' };
    const run = new RunUnderTest(matching, { tenantId: 'raised' });
    const put = (credits: number) =>
      matching.call(`/budgets/${run.connectionId}/total`, { method: 'PUT', body: { credits }, token });
    await put(2);
    await run.request();
    await run.source(names('First', 2), names('Second', 2), names('Third', 2));
    await run.answered(2);
    expect(matching.outside.submits.filter((sent) => sent.token === run.token)).toHaveLength(1);
    await put(6);
    await run.answered(6);
  });

  it('a contributor sees what was spent by day, what is to come, and how a run reconciles', async () => {
    const token = { tenant: 'usage', roles: ['Contributor' as const] };
    const run = new RunUnderTest(matching, { tenantId: 'usage' });
    await run.request();
    await run.source(['One', 'Nobody', 'Missing One'], ['Two', 'Three']);
    await run.answered(5);
    const { connectionId } = run;
    const { enrichmentId } = run.run.definition;
    const ofRun = { connectionId, enrichmentId, calls: 2, records: 5, paid: 5, possible: 0 };
    const read = async (path: string) => (await matching.call(path, { token })).body;
    const today = new Date().toISOString().slice(0, 10);
    expect(await read('/usage/history')).toEqual({ items: [{ period: today, ...ofRun }], next: null });
    expect(await read(`/usage/history?by=month&connectionId=${connectionId}`)).toMatchObject({
      items: [{ period: today.slice(0, 7), ...ofRun }],
    });
    expect(await read(`/usage/history?connectionId=${randomUUID()}`)).toEqual({ items: [], next: null });
    const forecast = matchingRoutes.getForecast.parts.response.parse(await read('/usage/forecast'));
    expect(forecast.items).toMatchObject([{ connectionId, enrichmentId, creditsPerDay: 5, thisMonth: { spent: 5 } }]);
    expect(await read(`/runs/${run.run.runId}/reconciliation`)).toMatchObject({
      ...{ calls: 2, records: 5, paid: 5, possiblyPaid: 0, possiblyPaidTwice: 0, inDoubt: [] },
      provider: { calls: 2, records: 4, companies: 3, missing: 1, pending: 0 },
    });
  });

  it('a person who may has a call of unknown fate sent again, and nobody else', async () => {
    const run = new RunUnderTest(matching, { tenantId: 'again' });
    const token = { tenant: 'again' };
    matching.outside.mishaps.set(run.token, ['lost-answer']);
    await run.request();
    await run.source(names('Again', 2));
    const inDoubt = await eventually(async () => {
      const { body } = await matching.call('/ledger?state=unknown', { token });
      const [entry] = matchingRoutes.listLedger.parts.response.parse(body).items;
      if (entry === undefined) throw new Error('No call is in doubt yet');
      return entry;
    });
    const path = `/ledger/${inDoubt.callId}/send-again`;
    const post = (as: TestToken) => matching.call(path, { method: 'POST', token: as });
    expect((await post({ ...token, roles: ['Contributor'] })).status).toBe(403);
    expect((await post({ tenant: 'other' })).status).toBe(404);
    expect(await post(token)).toMatchObject({ status: 202, body: { state: 'ambiguous', charge: 'possible' } });
    await run.answered(2);
    expect(await matching.call(`/runs/${run.run.runId}/reconciliation`, { token })).toMatchObject({
      body: { possiblyPaid: 2, possiblyPaidTwice: 2, inDoubt: [{ callId: inDoubt.callId, isReported: false }] },
    });
  });

  it('a contributor records what he decided, and sees the curve that comes of it', async () => {
    const run = new RunUnderTest(matching, { tenantId: 'deciders' });
    await run.request();
    await run.source(['Decided']);
    await run.answered(1);
    const token = { tenant: 'deciders', roles: ['Contributor'] as const };
    const curve = async () => (await matching.call('/match-decisions/curve', { token })).body;
    expect(await curve()).toMatchObject({ decisions: 0, isRecalibrated: false, calibration: { slope: 1, offset: 0 } });
    const decide = (profileId: string, verdict: string, runId = run.run.runId) =>
      matching.call('/match-decisions', {
        method: 'POST',
        token,
        body: { runId, profileId, verdict, confidence: 0.9 },
      });
    for (let at = 0; at < 50; at += 1) await decide(`p${at}`, 'accepted');
    expect(await decide('p0', 'rejected')).toMatchObject({ status: 204 });
    expect(await decide('p0', 'rejected', randomUUID())).toMatchObject({ status: 404 });
    expect(await curve()).toMatchObject({ decisions: 50, isRecalibrated: true });
    expect(await matching.call('/match-decisions/curve')).toMatchObject({ body: { decisions: 0 } });
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
    expect(await matching.call(`/runs/${run.run.runId}/reconciliation`, { token })).toMatchObject({ status: 404 });
    expect(await matching.call('/usage/history', { token })).toMatchObject({ body: { items: [] } });
  });

  it.each([
    ['/ledger', 'Contributor', 403],
    ['/dead-letters', 'Administrator', 200],
    ['/dead-letters', 'Contributor', 403],
    ['/budgets', 'Viewer', 403],
    ['/usage/history', 'Viewer', 403],
    ['/usage/forecast', 'Viewer', 403],
    ['/usage', 'Viewer', 403],
    ['/usage', 'Contributor', 200],
    ['/runs/00000000-0000-4000-8000-000000000000/batches', 'Contributor', 404],
  ] as const)('%s answers a %s with %i', async (path, role, status) => {
    expect(await matching.call(path, { token: { tenant: 'acme', roles: [role] } })).toMatchObject({ status });
  });

  it('asks for the ledger again from its beginning when the page is not known', async () => {
    expect(await matching.call('/ledger?after=nonsense')).toMatchObject({
      status: 404,
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
