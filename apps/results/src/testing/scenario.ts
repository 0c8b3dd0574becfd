import { randomUUID } from 'node:crypto';
import type { EnrichmentDefinition } from '@firmograph/enrichment';
import { keyOf } from '@firmograph/kernel';
import type { Run } from '../domain/run.ts';
import { aRun, requested } from './builders.ts';
import type { Stores } from './stores.ts';

/** What tests do with runs, and look at. */
export function scenarioOn(stores: Stores) {
  const { announcements, rows, records, tallies } = stores;
  const begun = async (changes: Partial<Run> = {}): Promise<Run> => {
    const run = aRun(changes);
    await stores.followRun.execute(requested(run));
    return run;
  };
  const keyOfRow = (run: Run, profileId: string) => keyOf(run.tenantId, run.enrichmentId, profileId);
  return {
    begun,
    /** The next run of the same enrichment. */
    later: (run: Run, changes: Partial<EnrichmentDefinition> = {}): Promise<Run> => {
      const requestedAt = new Date(run.requestedAt.getTime() + 60_000);
      return begun({ ...run, definition: { ...run.definition, ...changes }, runId: randomUUID(), requestedAt });
    },
    keyOfRow,
    rowOf: (run: Run, profileId: string) => rows.find(run.tenantId, run.enrichmentId, profileId),
    /** The sequences that were said of the row; `end` marks a tombstone. */
    saidOf: (run: Run, profileId: string) => announcements.sequencesOf(keyOfRow(run, profileId)),
    recordOf: (run: Run, batch = 1) => records.find(run.tenantId, keyOf(run.tenantId, run.runId, batch, 1)),
    countsOf: async (run: Run) => (await tallies.sum(run.tenantId, run.runId)).counts,
  };
}

export type Scenario = ReturnType<typeof scenarioOn>;

/** When everything that is put off by seconds is due. */
export function soon(): Date {
  return new Date(Date.now() + 20_000);
}
