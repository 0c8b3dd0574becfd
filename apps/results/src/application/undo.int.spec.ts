import 'reflect-metadata';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Answer } from '@firmograph/enrichment';
import type { Run } from '../domain/run.ts';
import { answered, found, lego, notFound, novo, sourced } from '../testing/builders.ts';
import { scenarioOn, soon, type Scenario } from '../testing/scenario.ts';
import { openStores, type Stores } from '../testing/stores.ts';

let stores: Stores;
let scenario: Scenario;
beforeAll(async () => {
  stores = await openStores();
  scenario = scenarioOn(stores);
}, 60_000);
afterAll(() => stores.close());

async function ran(run: Run, ...batches: readonly (readonly Answer[])[]): Promise<Run> {
  await stores.followRun.execute(sourced(run, batches.flat().length, batches.length));
  for (const [index, answers] of batches.entries())
    await stores.recordAnswers.execute(answered(run, index + 1, answers));
  while ((await stores.settleRuns.execute(soon())) === 'worked');
  return run;
}

async function undone(run: Run) {
  await stores.undoRun.execute(run.tenantId, run.runId, 'ada');
  while ((await stores.workOnUndos.execute(soon())) === 'worked');
  return stores.undos.find(run.tenantId, run.runId);
}

/** One that made a, b and c, and one that changed a, took b back, and made d. */
async function twoRuns(): Promise<readonly [Run, Run]> {
  const first = await ran(await scenario.begun(), [found('a'), found('b'), found('c')]);
  const second = await ran(
    await scenario.later(first),
    [found('a', novo, { confidence: 'MEDIUM' }), notFound('b')],
    [found('c'), found('d')],
  );
  return [first, second];
}

describe('the undo of a run', () => {
  it('puts back what rows said before it, with whose it was, and takes back what it made', async () => {
    const [first, second] = await twoRuns();
    expect(await undone(second)).toMatchObject({ restored: 2, retracted: 1, left: 0, doneAt: expect.any(Date) });
    const company = JSON.stringify(lego);
    expect(await scenario.rowOf(first, 'a')).toMatchObject({
      company,
      confidence: 'HIGH',
      runId: first.runId,
      sequence: 3,
    });
    expect(await scenario.rowOf(first, 'b')).toMatchObject({ company, runId: first.runId, sequence: 3 });
    expect(await scenario.rowOf(first, 'c')).toMatchObject({ sequence: 1 });
    expect(await scenario.rowOf(first, 'd')).toMatchObject({ state: 'retracted', reason: 'undone', sequence: 2 });
  });

  it('says each take-back with a rising sequence, and the fields to take back', async () => {
    const [first, second] = await twoRuns();
    await undone(second);
    expect(scenario.saidOf(first, 'a')).toEqual(['1', '2', '3']);
    expect(scenario.saidOf(first, 'd')).toEqual(['1', '2', '2 end']);
    const key = scenario.keyOfRow(first, 'd');
    const retraction = stores.announcements.all.find((each) => each.key === key && each.headers['sequence'] === '2');
    expect(JSON.parse(retraction?.value ?? '')).toMatchObject({
      data: { reason: 'undone', fields: ['id', 'name', 'industry', 'address'] },
    });
  });

  it('changes nothing when it is asked for again', async () => {
    const [first, second] = await twoRuns();
    const once = await undone(second);
    const said = stores.announcements.all.length;
    expect(await undone(second)).toEqual(once);
    expect(stores.announcements.all).toHaveLength(said);
    expect(await scenario.rowOf(first, 'a')).toMatchObject({ sequence: 3 });
  });

  it('leaves what a later run wrote, and counts it', async () => {
    const [first, second] = await twoRuns();
    await ran(await scenario.later(second), [found('d', novo)]);
    expect(await undone(second)).toMatchObject({ restored: 2, retracted: 0, left: 1 });
    expect(await scenario.rowOf(first, 'd')).toMatchObject({ state: 'filled', company: JSON.stringify(novo) });
  });

  it('leaves the counts of the run as they were', async () => {
    const [, second] = await twoRuns();
    const before = await scenario.countsOf(second);
    await undone(second);
    expect(await scenario.countsOf(second)).toEqual(before);
  });

  it('goes on where it was killed, before and after everybody was told', async () => {
    const [first, second] = await twoRuns();
    await stores.undoRun.execute(second.tenantId, second.runId, 'ada');
    for (const [index, fails] of (['before', 'after'] as const).entries()) {
      stores.announcements.fails = fails;
      await expect(stores.workOnUndos.execute(new Date(Date.now() + 3_600_000 * (index + 1)))).rejects.toThrow();
    }
    stores.announcements.fails = 'never';
    while ((await stores.workOnUndos.execute(new Date(Date.now() + 90_000_000))) === 'worked');
    expect(await stores.undos.find(second.tenantId, second.runId)).toMatchObject({
      restored: 2,
      retracted: 1,
      left: 0,
    });
    expect(await scenario.rowOf(first, 'a')).toMatchObject({ sequence: 3, company: JSON.stringify(lego) });
  });

  it('is refused while a run of the enrichment is under way', async () => {
    const [, second] = await twoRuns();
    await scenario.later(second);
    await expect(stores.undoRun.execute(second.tenantId, second.runId, 'ada')).rejects.toMatchObject({
      code: 'run/under-way',
    });
  });

  it('lets the next run write again', async () => {
    const [first, second] = await twoRuns();
    await undone(second);
    await ran(await scenario.later(second), [found('a', novo)]);
    expect(await scenario.rowOf(first, 'a')).toMatchObject({ company: JSON.stringify(novo), sequence: 4 });
  });
});

describe('the changes of a run', () => {
  const changesOf = (run: Run, query = {}) =>
    stores.listRunChanges.execute(run.tenantId, run.runId, { limit: 100, ...query });

  it('are told row by row, before and after, also when later runs wrote over them', async () => {
    const [, second] = await twoRuns();
    await ran(await scenario.later(second), [found('a')]);
    expect((await changesOf(second)).items).toEqual([
      {
        profileId: 'a',
        changed: ['id', 'name', 'phone', 'industry', 'address'],
        before: JSON.stringify(lego),
        after: JSON.stringify(novo),
      },
      { profileId: 'b', changed: ['id', 'name', 'industry', 'address'], before: JSON.stringify(lego), after: null },
      { profileId: 'd', changed: ['id', 'name', 'industry', 'address'], before: null, after: JSON.stringify(lego) },
    ]);
  });

  it('come page by page, each once, and only those of a field', async () => {
    const [, second] = await twoRuns();
    const first = await changesOf(second, { limit: 2 });
    const rest = await changesOf(second, { limit: 2, after: first.next ?? '' });
    expect([...first.items, ...rest.items].map(({ profileId }) => profileId)).toEqual(['a', 'b', 'd']);
    expect(rest.next).toBeNull();
    expect((await changesOf(second, { field: 'phone' })).items.map(({ profileId }) => profileId)).toEqual(['a']);
  });

  it('are counted by what they did, and by field', async () => {
    const [, second] = await twoRuns();
    expect(await stores.countRunChanges.execute(second.tenantId, second.runId)).toEqual({
      ...{ created: 1, changed: 1, retracted: 1 },
      fields: { id: 3, name: 3, industry: 3, address: 3, phone: 1 },
    });
  });
});
