import { randomUUID } from 'node:crypto';
import { expect } from '@jest/globals';
import type { Answer } from '@firmograph/enrichment';
import { keyOf } from '@firmograph/kernel';
import { eventually } from '@firmograph/testing';
import type { Run } from '../domain/run.ts';
import { answered, completed, requested, sourced } from './builders.ts';
import type { ResultsUnderTest } from './results-under-test.ts';

/** What tests do with runs of a service that is up, and what they see of them from outside. */
export function journeyOn(results: ResultsUnderTest) {
  const hasState = (run: Run, state: string) =>
    eventually(async () => {
      const { body } = await results.get(`/runs/${run.runId}/progress`, { tenant: run.tenantId });
      expect(body).toMatchObject({ state });
    }, 20_000);
  const said = (run: Run, profileId: string) =>
    results.published.messages
      .filter(({ key }) => key === keyOf(run.tenantId, run.enrichmentId, profileId))
      .map(({ value, headers }) => ({ value, headers }));
  return {
    hasState,
    /** A run of so many batches, each with these answers, settled. */
    ran: async (run: Run, ...batches: readonly (readonly Answer[])[]): Promise<Run> => {
      await results.tell(requested(run));
      await results.tell(sourced(run, batches.flat().length, batches.length));
      for (const [index, answers] of batches.entries()) await results.answer(answered(run, index + 1, answers));
      await hasState(run, 'settled');
      return run;
    },
    over: async (run: Run): Promise<void> => {
      await results.tell(completed(run));
      await hasState(run, 'completed');
    },
    /** What was said of the row, in order. */
    said,
    /** Its sequences; `end` marks a tombstone. */
    sequencesOf: (run: Run, profileId: string) =>
      said(run, profileId).map(({ value, headers }) => `${headers['sequence'] ?? ''}${value === null ? ' end' : ''}`),
    settledEvents: (run: Run) =>
      results.runEvents.messages.filter(
        ({ key, headers }) => key === keyOf(run.tenantId, run.runId) && headers['type'] === 'run.settled',
      ),
  };
}

export type Journey = ReturnType<typeof journeyOn>;

export function nextRun(run: Run): Run {
  return { ...run, runId: randomUUID(), requestedAt: new Date(run.requestedAt.getTime() + 60_000) };
}
