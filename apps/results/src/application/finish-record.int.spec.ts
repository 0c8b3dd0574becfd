import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { keyOf } from '@firmograph/kernel';
import { decidePart } from '../domain/decide-part.ts';
import { withdrawn } from '../domain/row.ts';
import type { Run } from '../domain/run.ts';
import { answered, found, novo } from '../testing/builders.ts';
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

describe('a part whose writer was killed', () => {
  const answers = [found('a'), found('b', novo)];

  /** What is there when the writer dies after having decided. */
  async function decided(run: Run): Promise<void> {
    stores.announcements.fails = 'before';
    await expect(stores.recordAnswers.execute(answered(run, 1, answers))).rejects.toThrow();
    stores.announcements.fails = 'never';
  }

  it.each([
    ['by the worker', () => stores.finishUnfinished.execute(soon())],
    ['by redelivery', (run: Run) => stores.recordAnswers.execute(answered(run, 1, answers))],
  ])('after it had decided is finished %s', async (_, finish) => {
    const run = await scenario.begun();
    const rows = new Map();
    const part = { run, batch: 1, part: 1, parts: 1, answers };
    await stores.records.insert(decidePart(part, { rows, deleted: new Set(), now: new Date() }));
    await finish(run);
    expect(await scenario.rowOf(run, 'a')).toMatchObject({ sequence: 1 });
    expect([scenario.saidOf(run, 'a'), scenario.saidOf(run, 'b')]).toEqual([['1'], ['1']]);
    expect(await scenario.recordOf(run)).toMatchObject({ state: 'published' });
  });

  it('after it had written its rows is finished with one event for each', async () => {
    const run = await scenario.begun();
    await decided(run);
    expect([await scenario.rowOf(run, 'a'), scenario.saidOf(run, 'a')]).toMatchObject([{ sequence: 1 }, []]);
    await stores.finishUnfinished.execute(soon());
    expect([scenario.saidOf(run, 'a'), scenario.saidOf(run, 'b')]).toEqual([['1'], ['1']]);
    expect(await scenario.countsOf(run)).toMatchObject({ enriched: 2 });
  });

  it('after it had published says the same bytes again, and counts once', async () => {
    const run = await scenario.begun();
    stores.announcements.fails = 'after';
    await expect(stores.recordAnswers.execute(answered(run, 1, answers))).rejects.toThrow();
    const first = stores.announcements.all;
    stores.announcements.all = [];
    stores.announcements.fails = 'never';
    await stores.finishUnfinished.execute(soon());
    expect(stores.announcements.all).toEqual(first);
    expect(await scenario.countsOf(run)).toMatchObject({ enriched: 2 });
  });

  it('is not finished by another before it is old enough', async () => {
    const run = await scenario.begun();
    await decided(run);
    const before = new Date(Date.now() - 60_000);
    expect(await stores.finishUnfinished.execute(before)).toBe('idle');
    await stores.finishUnfinished.execute(soon());
  });

  it('says nothing of a row that another has changed meanwhile', async () => {
    const run = await scenario.begun();
    await decided(run);
    const row = await scenario.rowOf(run, 'a');
    if (row?.state !== 'filled') throw new Error('not so');
    await stores.rows.withdraw('acme', [withdrawn(row, 'profile-deleted', new Date())]);
    await stores.finishUnfinished.execute(soon());
    expect(scenario.saidOf(run, 'a')).toEqual(['2', '2 end']);
    expect(scenario.saidOf(run, 'b')).toEqual(['1']);
  });

  it('is left alone by the worker once it is finished', async () => {
    const run = await scenario.begun();
    await stores.recordAnswers.execute(answered(run, 1, answers));
    expect(await stores.finishUnfinished.execute(soon())).toBe('idle');
  });
});

it('begins a part once that comes again while it is under way', async () => {
  const run = await scenario.begun();
  const event = answered(run, 1, [found('a')]);
  await Promise.all([stores.recordAnswers.execute(event), stores.recordAnswers.execute(event)]);
  expect(scenario.saidOf(run, 'a')).toEqual(['1']);
});

it('of another process is left to it while it is young, and finished by redelivery when it is not', async () => {
  const other = await openStores({ leftAloneMs: 60_000 });
  const run = await scenarioOn(other).begun();
  const event = answered(run, 1, [found('a')]);
  const part = { run, batch: 1, part: 1, parts: 1, answers: event.data.answers };
  const decided = (now: Date) => decidePart(part, { rows: new Map(), deleted: new Set(), now });
  await other.records.insert(decided(new Date()));
  await expect(other.recordAnswers.execute(event)).rejects.toMatchObject({ name: 'DependencyUnavailable' });
  expect(other.announcements.all).toEqual([]);

  const old = answered(run, 2, [found('b')]);
  await other.records.insert({
    ...decided(new Date(Date.now() - 61_000)),
    id: keyOf('acme', run.runId, 2, 1),
    batch: 2,
  });
  await other.recordAnswers.execute(old);
  expect(other.announcements.all).toHaveLength(1);
  await other.close();
});

it('of this process is finished by redelivery at once, young or not', async () => {
  const other = await openStores({ leftAloneMs: 60_000 });
  const run = await scenarioOn(other).begun();
  const event = answered(run, 1, [found('a')]);
  other.announcements.fails = 'before';
  await expect(other.recordAnswers.execute(event)).rejects.toThrow();
  other.announcements.fails = 'never';
  await other.recordAnswers.execute(event);
  expect(scenarioOn(other).saidOf(run, 'a')).toEqual(['1']);
  await other.close();
});
