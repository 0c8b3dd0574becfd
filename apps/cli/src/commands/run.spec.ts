import { beforeEach, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { configurationRoutes as routes, type RouteContract } from '@firmograph/contracts';
import { running } from '../testing/running.ts';
import { aRun, anEnrichment } from '../testing/views.ts';

const { now, run } = running();
const north = anEnrichment({
  ...{ name: 'North', connectionId: randomUUID(), dataSet: { kind: 'all-profiles' } },
  ...{ mapping: { name: 'company' }, outputTable: 'north' },
});
const { enrichmentId } = north.definition;
const asked: { readonly name: string; readonly body: unknown; readonly key?: unknown }[] = [];

/** This route is answered so. */
function answers(route: RouteContract, answer: unknown): void {
  now.stack.more.push([
    route,
    ({ body, request, query }) => {
      asked.push({ name: route.name, body: body ?? query, key: request.headers['idempotency-key'] });
      return answer;
    },
  ]);
}
beforeEach(() => {
  asked.length = 0;
  answers(routes.listEnrichments, { items: [north], next: null });
});

describe('run', () => {
  it('starts several enrichments by their names, and says which could not', async () => {
    const problem = { type: 'run/consent-missing', title: 'No consent.' };
    answers(routes.requestRuns, { items: [{ enrichmentId, run: null, problem }] });
    const { exitCode, output, errors } = await run('run start North --queue --mode all --key today');
    expect(asked.at(-1)).toEqual({
      name: 'requestRuns',
      body: { enrichmentIds: [enrichmentId], mode: 'all', queue: true },
      key: 'today',
    });
    expect([exitCode, output, errors]).toEqual([1, '“North”: No consent.\n', expect.stringContaining('1 of 1')]);
  });

  it('asks again about the failures of a run', async () => {
    const failed = aRun(enrichmentId);
    answers(routes.getRun, failed);
    answers(routes.requestRun, aRun(enrichmentId));
    expect((await run(`run rerun ${failed.runId}`)).output).toMatch(/^Run .* is queued\.$/m);
    expect(asked.at(-1)?.body).toEqual({ mode: 'failed', ofRun: failed.runId });
  });

  it('lists runs by what is asked for', async () => {
    answers(routes.listRuns, { items: [{ ...aRun(enrichmentId), trigger: 'schedule' }], next: null });
    const { output } = await run('run list --enrichment North --trigger schedule');
    expect(output).toMatch(/Queued\n {2}changed, by schedule \(ada\)/);
    expect(asked.at(-1)?.body).toEqual({ limit: '20', enrichmentId, trigger: 'schedule' });
  });

  it('shows a run with its steps and their warnings', async () => {
    answers(routes.getRun, aRun(enrichmentId));
    const warnings = [{ code: 'not-eligible/excluded', profiles: 2, sentence: '2 of 3 profiles are excluded.' }];
    const times = { startedAt: null, endedAt: null, seconds: 65 };
    answers(routes.listRunTasks, {
      items: [{ name: 'sourcing', status: 'Completed with warnings', ...times, counts: {}, warnings }],
    });
    const { output } = await run(`run show ${randomUUID()}`);
    expect(output).toContain('2 of 3 profiles are excluded.');
  });

  it.each(['pause', 'resume', 'cancel'] as const)('can %s one', async (act) => {
    answers(routes[`${act}Run`], { ...aRun(enrichmentId), state: 'paused' });
    expect((await run(`run ${act} ${randomUUID()}`)).output).toMatch(/is paused/);
  });
});

describe('schedule', () => {
  const schedule = {
    ...{
      enrichmentId,
      times: ['0 6 * * *'],
      timeZone: 'UTC',
      isOn: true,
      mode: 'changed',
      blackouts: [],
      onChange: null,
    },
    nextTimes: [{ at: '2026-03-03T06:00:00.000Z', isBlackedOut: true }],
    ...{ changedProfiles: 0, savedBy: 'ada', savedAt: '2026-03-02T06:00:00.000Z' },
  };

  it('is set with its hours of rest, and shown with the next times', async () => {
    answers(routes.saveSchedule, schedule);
    const { output } = await run(
      'schedule set North --zone Europe/Copenhagen --not-between 22:00-06:00 --after-changes 9',
    );
    expect(output).toContain('next 2026-03-03T06:00:00.000Z (blacked out)');
    expect(asked.at(-1)?.body).toEqual({
      ...{ times: [], timeZone: 'Europe/Copenhagen', mode: 'changed', isOn: true },
      blackouts: [{ kind: 'weekly', from: '22:00', to: '06:00' }],
      onChange: { afterProfiles: 9, atMostEveryMinutes: 60 },
    });
  });

  it('is taken away', async () => {
    answers(routes.removeSchedule, undefined);
    expect((await run('schedule remove North')).output).toBe('“North” runs no more by itself.\n');
  });
});

describe('waiting for the last run of an enrichment', () => {
  it('ends with the run, and says what came of it', async () => {
    const ended = { ...aRun(enrichmentId), state: 'completed' as const, counts: countsOf(2, 1) };
    now.stack.more.unshift([
      routes.listEnrichments,
      () => ({ items: [{ ...north, lastRunId: ended.runId }], next: null }),
    ]);
    answers(routes.getRun, ended);
    const { exitCode, output } = await run('run wait North');
    expect([exitCode, output]).toEqual([
      0,
      expect.stringContaining('is completed.\n  enriched: 2\n  not-matched: 1\n'),
    ]);
  });

  it('is told where there was none', async () => {
    const { exitCode, errors } = await run('run wait North');
    expect([exitCode, errors]).toEqual([1, expect.stringContaining('was never run')]);
  });
});

function countsOf(enriched: number, notMatched: number) {
  return { enriched, unchanged: 0, 'not-matched': notMatched, 'not-eligible': 0, 'not-attempted': 0, failed: 0 };
}
