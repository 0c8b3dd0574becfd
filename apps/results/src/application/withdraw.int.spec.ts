import { afterAll, beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals';
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

async function enriched(...profileIds: readonly string[]): Promise<Run> {
  const run = await scenario.begun();
  await stores.recordAnswers.execute(
    answered(
      run,
      1,
      profileIds.map((profileId) => found(profileId)),
    ),
  );
  return run;
}

const deleteEnrichment = ({ tenantId, enrichmentId }: Run) =>
  stores.enrichments.delete(tenantId, enrichmentId, new Date());

async function work(): Promise<void> {
  while ((await stores.withdrawEnrichment.execute(soon())) === 'worked') continue;
}

describe('an enrichment that was deleted', () => {
  it('has all its rows taken back, and says so of each', async () => {
    const ids = Array.from({ length: 1100 }, (_, index) => `p-${index}`);
    const run = await enriched(...ids.slice(0, 500));
    await stores.recordAnswers.execute(
      answered(
        run,
        2,
        ids.slice(500, 1000).map((id) => found(id)),
      ),
    );
    await stores.recordAnswers.execute(
      answered(
        run,
        3,
        ids.slice(1000).map((id) => found(id)),
      ),
    );
    await deleteEnrichment(run);
    await work();
    expect(await stores.rows.page('acme', run.enrichmentId, { limit: 10 })).toEqual({ items: [], next: null });
    expect(ids.filter((id) => scenario.saidOf(run, id).join() !== '1,2,2 end')).toEqual([]);
  });

  it('says why', async () => {
    const run = await enriched('a');
    await deleteEnrichment(run);
    await work();
    expect(JSON.parse(stores.announcements.all.at(-2)?.value ?? '')).toMatchObject({
      data: { reason: 'enrichment-deleted' },
    });
  });

  it('takes nothing any more', async () => {
    const run = await enriched('a');
    await deleteEnrichment(run);
    await work();
    await stores.recordAnswers.execute(answered(run, 2, [found('b')]));
    expect(await scenario.rowOf(run, 'b')).toBeNull();
    expect(await scenario.recordOf(run, 2)).toBeNull();
  });

  it('stays deleted whatever is heard of it', async () => {
    const run = await enriched('a');
    await deleteEnrichment(run);
    await stores.enrichments.know('acme', run.enrichmentId);
    expect(await stores.enrichments.state('acme', run.enrichmentId)).toBe('deleted');
    await work();
  });

  it('is not known to another tenant', async () => {
    const run = await enriched('a');
    expect(await stores.enrichments.state('globex', run.enrichmentId)).toBe('unknown');
  });

  it('says what it has to say though the process that took a row back is gone', async () => {
    const run = await enriched('a');
    await deleteEnrichment(run);
    stores.announcements.fails = 'before';
    await expect(work()).rejects.toThrow();
    stores.announcements.fails = 'never';
    await stores.rows.outbox.sweep(new Date());
    expect(scenario.saidOf(run, 'a')).toEqual(['1', '2', '2 end']);
    await stores.enrichments.claimDeleted(new Date(Date.now() + 3_600_000));
  });
});

describe('a profile that was deleted', () => {
  it('has its rows taken back in every output table, and its history forgotten', async () => {
    const [one, other] = [await enriched('gone-1', 'stays'), await enriched('gone-1')];
    await stores.deletedProfiles.add('acme', 'gone-1', new Date());
    await stores.withdrawProfile.execute(soon());
    for (const run of [one, other]) {
      expect(await scenario.rowOf(run, 'gone-1')).toMatchObject({ state: 'retracted', recordId: null, sequence: 2 });
      expect(scenario.saidOf(run, 'gone-1')).toEqual(['1', '2', '2 end']);
    }
    expect(await scenario.rowOf(one, 'stays')).toMatchObject({ state: 'filled' });
  });

  it('is looked for once more, and then no more', async () => {
    await stores.deletedProfiles.add('acme', 'gone-2', new Date());
    await stores.withdrawProfile.execute(soon());
    const run = await scenario.begun();
    // As a part does that looked before the deletion was heard of.
    jest.spyOn(stores.deletedProfiles, 'since').mockResolvedValueOnce(new Set());
    await stores.recordAnswers.execute(answered(run, 1, [found('gone-2')]));
    const later = new Date(Date.now() + 60_000);
    while ((await stores.withdrawProfile.execute(later)) === 'worked') continue;
    expect(await scenario.rowOf(run, 'gone-2')).toMatchObject({ state: 'retracted' });
    expect(await stores.withdrawProfile.execute(new Date(Date.now() + 3_600_000))).toBe('idle');
  });

  it('and came back keeps the row of a later run, also at the second look', async () => {
    await stores.deletedProfiles.add('acme', 'returned', new Date());
    await stores.withdrawProfile.execute(soon());
    const run = await scenario.begun({ requestedAt: soon() });
    await stores.recordAnswers.execute(answered(run, 1, [found('returned')]));
    const later = new Date(Date.now() + 60_000);
    while ((await stores.withdrawProfile.execute(later)) === 'worked') continue;
    expect(await scenario.rowOf(run, 'returned')).toMatchObject({ state: 'filled' });
  });

  it('in mid-run gets no row any more', async () => {
    const run = await scenario.begun();
    await stores.deletedProfiles.add('acme', 'gone-3', new Date());
    await stores.recordAnswers.execute(answered(run, 1, [found('gone-3'), found('stays')]));
    expect(await scenario.rowOf(run, 'gone-3')).toBeNull();
    expect(await scenario.recordOf(run)).toMatchObject({ outcomes: ['not-eligible/deleted', 'enriched'] });
  });

  it('before the run began, and there again, gets its row', async () => {
    const run = await scenario.begun();
    await stores.deletedProfiles.add('acme', 'back', new Date(run.requestedAt.getTime() - 1000));
    await stores.recordAnswers.execute(answered(run, 1, [found('back')]));
    expect(await scenario.rowOf(run, 'back')).toMatchObject({ state: 'filled' });
  });

  it('of one tenant takes no row of another', async () => {
    const run = await enriched('shared');
    await stores.deletedProfiles.add('globex', 'shared', new Date());
    while ((await stores.withdrawProfile.execute(new Date(Date.now() + 60_000))) === 'worked') continue;
    expect(await scenario.rowOf(run, 'shared')).toMatchObject({ state: 'filled' });
  });

  it('says what its rows said before it says that they are gone', async () => {
    const first = await enriched('late');
    const second = await scenario.later(first);
    stores.announcements.fails = 'before';
    await expect(stores.recordAnswers.execute(answered(second, 1, [found('late', novo)]))).rejects.toThrow();
    stores.announcements.fails = 'never';
    await stores.deletedProfiles.add('acme', 'late', new Date());
    await stores.withdrawProfile.execute(soon());
    expect(scenario.saidOf(first, 'late')).toEqual(['1', '2', '3', '3 end']);
    expect(await stores.finishUnfinished.execute(soon())).toBe('idle');
  });
});
