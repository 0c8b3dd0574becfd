import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { keyOf } from '@firmograph/kernel';
import type { Run } from '../domain/run.ts';
import { answered, aRun, found, notFound, requested, sourced } from '../testing/builders.ts';
import { scenarioOn, soon, type Scenario } from '../testing/scenario.ts';
import { openStores, type Stores } from '../testing/stores.ts';

let stores: Stores;
let scenario: Scenario;
beforeAll(async () => {
  stores = await openStores();
  scenario = scenarioOn(stores);
});
afterAll(() => stores.close());
beforeEach(() => {
  stores.announcements.all = [];
  stores.announcements.fails = 'never';
});

describe('a run', () => {
  const settledEvents = (run: Run) => stores.announcements.all.filter(({ key }) => key === keyOf('acme', run.runId));

  async function look(): Promise<void> {
    await stores.runs.touchOpen();
    while ((await stores.settleRuns.execute(soon())) === 'worked') continue;
  }

  it('is settled once, when all parts of all batches are there', async () => {
    const run = await scenario.begun();
    await stores.followRun.execute(sourced(run, 4, 2));
    await stores.recordAnswers.execute(answered(run, 1, [found('a'), notFound('b')], { part: 1, parts: 2 }));
    await stores.recordAnswers.execute(answered(run, 2, [found('d')]));
    await look();
    expect(settledEvents(run)).toEqual([]);
    await stores.recordAnswers.execute(answered(run, 1, [found('c')], { part: 2, parts: 2 }));
    await look();
    await look();
    expect(settledEvents(run)).toHaveLength(1);
    expect(JSON.parse(settledEvents(run)[0]?.value ?? '')).toMatchObject({
      data: { profiles: 4, counts: { enriched: 3, 'not-matched': 1 } },
    });
  });

  it('that leaves its plan says so once, and is settled all the same', async () => {
    const { data, ...event } = requested(aRun({ runId: randomUUID() }));
    const run = aRun({ runId: data.runId, enrichmentId: data.enrichmentId });
    await stores.followRun.execute({ ...event, data: { ...data, plan: { credits: { most: 1 }, afterProfiles: 1 } } });
    await stores.followRun.execute(sourced(run, 3, 2));
    await stores.recordAnswers.execute(answered(run, 1, [found('a'), notFound('b')]));
    await look();
    await look();
    await stores.recordAnswers.execute(answered(run, 2, [found('c')]));
    await look();
    const said = settledEvents(run).map(({ value }) => JSON.parse(value ?? '{}') as { readonly type: string });
    expect(said).toMatchObject([
      { type: 'run.strayed', data: { measure: 'credits', value: 2, most: 1 } },
      { type: 'run.settled', data: { profiles: 3 } },
    ]);
  });

  it('of an empty data set is settled at once', async () => {
    const run = await scenario.begun();
    await stores.followRun.execute(sourced(run, 0, 0));
    await look();
    expect(settledEvents(run)).toHaveLength(1);
  });

  it('is settled when it is frozen after its answers came', async () => {
    const run = await scenario.begun();
    await stores.recordAnswers.execute(answered(run, 1, [found('a')]));
    await look();
    await stores.followRun.execute(sourced(run, 1, 1));
    await look();
    expect(settledEvents(run)).toHaveLength(1);
  });

  it('says that it is settled, where its look was the last thing a process did', async () => {
    const run = await scenario.begun();
    await stores.followRun.execute(sourced(run, 0, 0));
    stores.announcements.fails = 'before';
    await expect(look()).rejects.toThrow();
    stores.announcements.fails = 'never';
    expect(settledEvents(run)).toEqual([]);
    await stores.runs.outbox.sweep(new Date(soon().getTime() + 1000));
    expect(settledEvents(run)).toHaveLength(1);
  });

  it('keeps the definition it began with', async () => {
    const run = await scenario.begun();
    await stores.followRun.execute(requested({ ...run, definition: { ...run.definition, version: 9 } }));
    expect(await stores.runs.find('acme', run.runId)).toMatchObject({ definition: { version: 1 } });
  });

  it('refuses news of a run that was never requested', async () => {
    await expect(stores.followRun.execute(sourced(aRun(), 1, 1))).rejects.toMatchObject({ code: 'run/unknown' });
  });

  it('names the batches that are missing', async () => {
    const run = await scenario.begun();
    await stores.recordAnswers.execute(answered(run, 2, [found('a')]));
    await stores.recordAnswers.execute(answered(run, 3, [found('b')], { part: 1, parts: 2 }));
    expect(await stores.tallies.missing('acme', run.runId, 4)).toEqual([1, 3, 4]);
  });
});
