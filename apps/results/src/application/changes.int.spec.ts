import 'reflect-metadata';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Answer } from '@firmograph/enrichment';
import type { Run } from '../domain/run.ts';
import { answered, enrichmentDeleted, found, lego, notFound, novo, sourced } from '../testing/builders.ts';
import { scenarioOn, soon, type Scenario } from '../testing/scenario.ts';
import { openStores, type Stores } from '../testing/stores.ts';

let stores: Stores;
let scenario: Scenario;
beforeAll(async () => {
  stores = await openStores();
  scenario = scenarioOn(stores);
}, 60_000);
afterAll(() => stores.close());

const numbered = async () => {
  while ((await stores.changes.list(new Date())) === 'worked');
};

async function ran(run: Run, ...batches: readonly (readonly Answer[])[]): Promise<Run> {
  await stores.followRun.execute(sourced(run, batches.flat().length, batches.length));
  await Promise.all(batches.map((answers, index) => stores.recordAnswers.execute(answered(run, index + 1, answers))));
  return run;
}

/** Somebody who reads the snapshot and then the changes, and keeps what he was told. */
class Consumer {
  readonly table = new Map<string, string>();
  private after = -1;

  constructor(private readonly run: Run) {}

  async begin(between: () => Promise<unknown> = async () => undefined): Promise<void> {
    const { tenantId, enrichmentId } = this.run;
    for (let place: string | undefined; ; await between()) {
      const { items, next, changesAfter } = await stores.readChanges.snapshot(tenantId, enrichmentId, place, 7);
      for (const row of items) this.table.set(row.profileId, `${row.sequence} ${row.company}`);
      this.after = changesAfter;
      if (next === null) return;
      place = next;
    }
  }

  async goOn(): Promise<void> {
    const { tenantId, enrichmentId } = this.run;
    for (;;) {
      const { items, next, isLast } = await stores.readChanges.since(tenantId, enrichmentId, this.after);
      for (const { profileId, row } of items)
        if (row?.state === 'filled') this.table.set(profileId, `${row.sequence} ${row.company}`);
        else this.table.delete(profileId);
      this.after = next;
      if (isLast) return;
    }
  }
}

async function tableOf({ tenantId, enrichmentId }: Run): Promise<Map<string, string>> {
  const { items } = await stores.rows.page(tenantId, enrichmentId, { limit: 1000 });
  return new Map(items.map((row) => [row.profileId, `${row.sequence} ${row.company}`]));
}

const ids = Array.from({ length: 40 }, (_, index) => `p-${index}`);
const batchesOf = (company: typeof lego, missing: number) => {
  const answers = ids.map((id, index) => (index % missing === 0 ? notFound(id) : found(id, company)));
  return [0, 1, 2, 3].map((batch) => answers.slice(batch * 10, batch * 10 + 10));
};

describe('a snapshot and its changes', () => {
  it('are exactly the table, while runs write, undo and numbers are given at once', async () => {
    const run = await ran(await scenario.begun(), ...batchesOf(lego, 100));
    await numbered();
    const consumer = new Consumer(run);
    let last = run;
    const writing = (async () => {
      for (const [round, company] of [novo, lego, novo].entries()) {
        last = await ran(await scenario.later(last), ...batchesOf(company, round + 2));
        await Promise.all([stores.changes.list(new Date()), stores.changes.list(new Date())]);
      }
    })();
    await consumer.begin(() => stores.changes.list(new Date()));
    await consumer.goOn();
    await writing;
    await numbered();
    await consumer.goOn();
    expect(consumer.table).toEqual(await tableOf(run));
    while ((await stores.settleRuns.execute(soon())) === 'worked');
  });

  it('miss no writer who is late: one whose record is finished after a later one', async () => {
    const run = await ran(await scenario.begun(), [found('a')]);
    await numbered();
    const consumer = new Consumer(run);
    await consumer.begin();
    const next = await scenario.later(run);
    stores.announcements.fails = 'before';
    await expect(stores.recordAnswers.execute(answered(next, 1, [found('late', novo)]))).rejects.toThrow();
    stores.announcements.fails = 'never';
    await stores.recordAnswers.execute(answered(next, 2, [found('early', novo)]));
    await numbered();
    await consumer.goOn();
    await stores.recordAnswers.execute(answered(next, 1, [found('late', novo)]));
    await numbered();
    await consumer.goOn();
    expect([...consumer.table.keys()].toSorted()).toEqual(['a', 'early', 'late']);
    expect(consumer.table).toEqual(await tableOf(run));
  });

  it('tell of retractions with the reason and the fields to take back', async () => {
    const run = await ran(await scenario.begun(), [found('a', novo)]);
    await numbered();
    const { changesAfter } = await stores.readChanges.snapshot(run.tenantId, run.enrichmentId, undefined, 10);
    await ran(await scenario.later(run), [notFound('a')]);
    await numbered();
    const { items } = await stores.readChanges.since(run.tenantId, run.enrichmentId, changesAfter);
    expect(items).toMatchObject([{ profileId: 'a', row: { state: 'retracted', reason: 'not-matched', sequence: 2 } }]);
  });

  it('tell of rows that are taken back without a run', async () => {
    const run = await ran(await scenario.begun(), [found('a'), found('b')]);
    await numbered();
    const head = await stores.changes.head(run.tenantId, run.enrichmentId);
    await stores.enrichments.delete(run.tenantId, run.enrichmentId, new Date(enrichmentDeleted(run).time));
    while ((await stores.withdrawEnrichment.execute(soon())) === 'worked');
    await numbered();
    const listed = await stores.changes.after(run.tenantId, run.enrichmentId, head, 10);
    expect(listed.flatMap(({ profileIds }) => profileIds).toSorted()).toEqual(['a', 'b']);
  });

  it('refuse a place that is no longer kept, or never was', async () => {
    const run = await ran(await scenario.begun(), [found('a')]);
    await numbered();
    await expect(stores.readChanges.since(run.tenantId, run.enrichmentId, 7)).rejects.toMatchObject({
      code: 'changes/expired',
    });
  });
});
