import { afterAll, beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals';
import {
  aDefinition,
  answered,
  aRun,
  found,
  lego,
  notAttempted,
  notFound,
  novo,
  requested,
} from '../testing/builders.ts';
import { scenarioOn, type Scenario } from '../testing/scenario.ts';
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

describe('the answers of a part', () => {
  it('become rows, one event for each, and counts', async () => {
    const run = await scenario.begun();
    await stores.recordAnswers.execute(answered(run, 1, [found('a'), found('b', novo), notFound('c')]));
    expect(await scenario.rowOf(run, 'a')).toMatchObject({
      sequence: 1,
      company: JSON.stringify(lego),
      runId: run.runId,
    });
    expect([scenario.saidOf(run, 'a'), scenario.saidOf(run, 'b'), scenario.saidOf(run, 'c')]).toEqual([
      ['1'],
      ['1'],
      [],
    ]);
    expect(await scenario.countsOf(run)).toMatchObject({ enriched: 2, 'not-matched': 1 });
  });

  it('are kept as what they were decided to be', async () => {
    const run = await scenario.begun();
    await stores.recordAnswers.execute(answered(run, 1, [found('a'), notFound('b')]));
    expect(await scenario.recordOf(run)).toMatchObject({
      state: 'published',
      profileIds: ['a', 'b'],
      outcomes: ['enriched', 'not-matched/not-found'],
    });
  });

  it('change nothing and say nothing when they come again', async () => {
    const run = await scenario.begun();
    await stores.recordAnswers.execute(answered(run, 1, [found('a')]));
    const [row, counts] = [await scenario.rowOf(run, 'a'), await scenario.countsOf(run)];
    await stores.recordAnswers.execute(answered(run, 1, [found('a', novo)]));
    expect([await scenario.rowOf(run, 'a'), await scenario.countsOf(run)]).toEqual([row, counts]);
    expect(scenario.saidOf(run, 'a')).toEqual(['1']);
  });

  it('say nothing of a row that says the same already', async () => {
    const first = await scenario.begun();
    await stores.recordAnswers.execute(answered(first, 1, [found('a')]));
    const second = await scenario.later(first);
    await stores.recordAnswers.execute(answered(second, 1, [found('a')]));
    expect(await scenario.rowOf(first, 'a')).toMatchObject({ sequence: 1, runId: first.runId });
    expect(scenario.saidOf(first, 'a')).toEqual(['1']);
    expect(await scenario.countsOf(second)).toMatchObject({ unchanged: 1 });
  });

  it('say it again under another version of the definition', async () => {
    const first = await scenario.begun();
    await stores.recordAnswers.execute(answered(first, 1, [found('a')]));
    const second = await scenario.later(first, { version: 2 });
    await stores.recordAnswers.execute(answered(second, 1, [found('a')]));
    expect(scenario.saidOf(first, 'a')).toEqual(['1', '2']);
    expect(await scenario.rowOf(first, 'a')).toMatchObject({ sequence: 2, changed: 0, definitionVersion: 2 });
  });

  it('take a row back, and a later match brings it back, its sequence rising all along', async () => {
    const first = await scenario.begun();
    await stores.recordAnswers.execute(answered(first, 1, [found('a')]));
    const second = await scenario.later(first);
    await stores.recordAnswers.execute(answered(second, 1, [notFound('a')]));
    expect(await scenario.rowOf(first, 'a')).toMatchObject({ state: 'retracted', reason: 'not-matched', sequence: 2 });
    const third = await scenario.later(second);
    await stores.recordAnswers.execute(answered(third, 1, [found('a', novo)]));
    expect(await scenario.rowOf(first, 'a')).toMatchObject({ state: 'filled', sequence: 3 });
    expect(scenario.saidOf(first, 'a')).toEqual(['1', '2', '2 end', '3']);
  });

  it('leave a row in place where the enrichment says keep', async () => {
    const first = await scenario.begun({ definition: aDefinition({ whenNotMatched: 'keep' }) });
    await stores.recordAnswers.execute(answered(first, 1, [found('a')]));
    const second = await scenario.later(first);
    await stores.recordAnswers.execute(answered(second, 1, [notFound('a')]));
    expect(await scenario.rowOf(first, 'a')).toMatchObject({ state: 'filled', sequence: 1 });
    expect(await scenario.countsOf(second)).toMatchObject({ 'not-matched': 1 });
  });

  it('of an older run touch no row of a later one', async () => {
    const first = await scenario.begun();
    const second = await scenario.later(first);
    await stores.recordAnswers.execute(answered(second, 1, [found('a', novo), found('b')]));
    await stores.recordAnswers.execute(answered(first, 1, [found('a'), notFound('b')]));
    expect(await scenario.rowOf(first, 'a')).toMatchObject({
      company: JSON.stringify(novo),
      runId: second.runId,
      sequence: 1,
    });
    expect(await scenario.rowOf(first, 'b')).toMatchObject({ state: 'filled', runId: second.runId });
    expect([scenario.saidOf(first, 'a'), scenario.saidOf(first, 'b')]).toEqual([['1'], ['1']]);
    expect(await scenario.countsOf(first)).toMatchObject({ unchanged: 1, 'not-matched': 1 });
  });

  it('never touch a row that nobody was asked about', async () => {
    const first = await scenario.begun();
    await stores.recordAnswers.execute(answered(first, 1, [found('a')]));
    const second = await scenario.later(first);
    await stores.recordAnswers.execute(answered(second, 1, [notAttempted('a')]));
    expect(await scenario.rowOf(first, 'a')).toMatchObject({ state: 'filled', sequence: 1 });
  });

  it('wait while the run is not known', async () => {
    await expect(stores.recordAnswers.execute(answered(aRun(), 1, [found('a')]))).rejects.toMatchObject({
      name: 'DependencyUnavailable',
      dependency: 'run.requested',
    });
  });

  it('are put aside when the run has not been heard of for long, each at once from then on', async () => {
    const run = aRun();
    const record = (batch: number) => stores.recordAnswers.execute(answered(run, batch, [found('a')]));
    await expect(record(1)).rejects.toMatchObject({ name: 'DependencyUnavailable' });
    const clock = jest.spyOn(performance, 'now').mockReturnValue(performance.now() + 600_001);
    await expect(record(1)).rejects.toMatchObject({ code: 'run/unknown' });
    await expect(record(2)).rejects.toMatchObject({ code: 'run/unknown' });
    clock.mockRestore();
    await stores.followRun.execute(requested(run));
    await record(1);
    expect(await scenario.rowOf(run, 'a')).toMatchObject({ sequence: 1 });
  });

  it('of one tenant touch no row of another with the same ids', async () => {
    const ours = await scenario.begun();
    const theirs = await scenario.begun({ ...ours, tenantId: 'globex' });
    await stores.recordAnswers.execute(answered(ours, 1, [found('a')]));
    await stores.recordAnswers.execute(answered(theirs, 1, [found('a', novo)]));
    expect(await scenario.rowOf(ours, 'a')).toMatchObject({ company: JSON.stringify(lego) });
    expect(await scenario.rowOf(theirs, 'a')).toMatchObject({ company: JSON.stringify(novo), sequence: 1 });
  });
});
