import type { Run, RunState } from './run.ts';

export type RunStatus =
  | 'Queued'
  | 'Refreshing'
  | 'Successful'
  | 'Completed with warnings'
  | 'Completed with errors'
  | 'Failed (retrying)'
  | 'Failed (permanent)'
  | 'Skipped'
  | 'Canceled';

const whileOrAfter: Readonly<Record<Exclude<RunState, 'completed'>, RunStatus>> = {
  waiting: 'Queued',
  queued: 'Queued',
  sourcing: 'Refreshing',
  running: 'Refreshing',
  paused: 'Refreshing',
  canceling: 'Refreshing',
  blocked: 'Failed (retrying)',
  canceled: 'Canceled',
  skipped: 'Skipped',
  failed: 'Failed (permanent)',
};

/** How a run went, or goes: failures of profiles are errors, profiles that could not be sent are warnings. */
export function statusOf({ state, counts }: Pick<Run, 'state' | 'counts'>): RunStatus {
  if (state !== 'completed') return whileOrAfter[state];
  if ((counts?.failed ?? 0) > 0) return 'Completed with errors';
  return (counts?.['not-eligible'] ?? 0) > 0 ? 'Completed with warnings' : 'Successful';
}

/** The states in which a run has this status, beside that of being completed. */
export function statesOf(status: RunStatus): readonly string[] {
  return Object.entries(whileOrAfter).flatMap(([state, each]) => (each === status ? [state] : []));
}
