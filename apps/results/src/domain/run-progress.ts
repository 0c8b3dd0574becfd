import { sumOf, type OutcomeCounts } from '@firmograph/enrichment';
import { stateOf, type Run, type RunState, type Sums } from './run.ts';

export interface Progress {
  readonly runId: string;
  readonly enrichmentId: string;
  readonly state: RunState;
  readonly profiles: number | null;
  readonly done: number;
  readonly counts: OutcomeCounts;
  readonly reasons: Record<string, number>;
  readonly confidences: Record<string, number>;
  readonly fields: Record<string, number>;
  readonly cached: number;
  readonly startedAt: string;
  readonly endedAt: string | null;
  readonly profilesPerSecond: number | null;
  readonly secondsLeft: number | null;
}

export function progressOf(run: Run, sums: Sums, now: Date): Progress {
  const done = sumOf(sums.counts);
  const { counts, reasons, confidences, fields, cached } = sums;
  return {
    runId: run.runId,
    enrichmentId: run.enrichmentId,
    state: stateOf(run),
    profiles: run.frozen?.profiles ?? null,
    done,
    ...{ counts, reasons, confidences, fields, cached },
    startedAt: run.requestedAt.toISOString(),
    endedAt: run.ended?.at.toISOString() ?? null,
    ...paceOf(run, sums, done, now),
  };
}

/** Over, or under way: nothing more is to be expected of a run that is not. */
export function isOver({ state }: Pick<Progress, 'state'>): boolean {
  return state === 'completed' || state === 'canceled' || state === 'failed';
}

/** Measured from the end of the freeze: no answer comes before. Time left is told while something is left to do. */
function paceOf(run: Run, { lastAt }: Sums, done: number, now: Date) {
  const isRunning = stateOf(run) === 'running';
  const seconds = secondsOf(run, isRunning ? now : (lastAt ?? now));
  if (done === 0 || seconds <= 0) return { profilesPerSecond: null, secondsLeft: null };
  const profilesPerSecond = done / seconds;
  return { profilesPerSecond, secondsLeft: isRunning ? leftOf(run, done) / profilesPerSecond : null };
}

function secondsOf({ frozen, requestedAt }: Run, until: Date): number {
  return (until.getTime() - (frozen?.at ?? requestedAt).getTime()) / 1000;
}

function leftOf({ frozen }: Run, done: number): number {
  return Math.max(0, (frozen?.profiles ?? done) - done);
}
