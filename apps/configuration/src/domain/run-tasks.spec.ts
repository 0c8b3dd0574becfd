import { expect, it } from '@jest/globals';
import { noOutcomes } from '@firmograph/enrichment';
import { aRun, later } from '../testing/builders.ts';
import { next, type Run, type RunEvent } from './run.ts';
import { tasksOf } from './run-tasks.ts';

/** The run after these events, a second apart. */
function after(...events: readonly RunEvent[]): Run {
  return events.reduce<Run>(
    (run, event, index) => {
      const step = next(run, event, later(1000 * (index + 1)));
      return step.kind === 'moved' ? step.run : run;
    },
    aRun({ state: 'queued' }),
  );
}
const counts = { ...noOutcomes, enriched: 7, 'not-eligible': 2, failed: 1 };
const reasons = { 'not-eligible/no-company-name': 2, 'failed/call-failed': 1, 'not-matched/not-found': 3 };
const settled = { kind: 'settled', profiles: 10, counts, reasons, cached: 4, answeredAt: later(2500) } as const;

it('has each step with its start, its end, its counts and its warnings', () => {
  const run = after({ kind: 'announced' }, { kind: 'sourced', profiles: 10 }, settled);
  expect(tasksOf(run)).toEqual([
    {
      ...{ name: 'sourcing', status: 'Completed with warnings', startedAt: later(1000), endedAt: later(2000) },
      counts: { profiles: 10 },
      warnings: [{ code: 'not-eligible/no-company-name', profiles: 2 }],
    },
    {
      ...{ name: 'matching', status: 'Completed with warnings', startedAt: later(2000), endedAt: later(2500) },
      counts: { cached: 4 },
      warnings: [{ code: 'failed/call-failed', profiles: 1 }],
    },
    { name: 'results', status: 'Successful', startedAt: later(2000), endedAt: later(3000), counts, warnings: [] },
  ]);
});

it('says which step a run is at', () => {
  const statuses = (run: Run) => tasksOf(run).map(({ status }) => status);
  expect(statuses(aRun({ state: 'queued' }))).toEqual(['Not started', 'Not started', 'Not started']);
  expect(statuses(after({ kind: 'announced' }))).toEqual(['Refreshing', 'Not started', 'Not started']);
  expect(statuses(after({ kind: 'announced' }, { kind: 'stand-still' }))[0]).toBe('Failed (permanent)');
});
