import { sumOf, type EnrichmentDefinition, type OutcomeCounts, type Tally } from '@firmograph/enrichment';

export interface RunPlan {
  readonly credits?: { readonly most: number } | undefined;
  readonly matchRate?: { readonly least: number; readonly most: number } | undefined;
  readonly afterProfiles: number;
}

export interface Stray {
  readonly measure: 'credits' | 'match-rate';
  readonly value: number;
  readonly least: number;
  readonly most: number;
  readonly at: Date;
}

export interface Settlement {
  readonly profiles: number;
  readonly counts: OutcomeCounts;
  readonly at: Date;
  /** By `<outcome>/<reason>`. This and the rest: absent of runs from before it was told. */
  readonly reasons?: Readonly<Record<string, number>>;
  readonly cached?: number;
  readonly lastAt?: Date | null;
}

/** What results knows of a run. Configuration owns its state; this is what was heard of it. */
export interface Run {
  readonly tenantId: string;
  readonly runId: string;
  readonly enrichmentId: string;
  readonly definition: EnrichmentDefinition;
  readonly requestedAt: Date;
  /** What it is expected to come to; absent: nobody said. */
  readonly plan?: RunPlan;
  /** That it left its plan, which is said once. */
  readonly strayed?: Stray;
  /** The size of the frozen data set, once it is frozen. */
  readonly frozen: { readonly profiles: number; readonly batches: number; readonly at: Date } | null;
  /** Paused, or blocked by the provider; and since when it has been so, or not so any more. */
  readonly waiting: { readonly is: boolean; readonly since: Date } | null;
  readonly settled: Settlement | null;
  readonly ended: { readonly state: 'completed' | 'canceled' | 'failed'; readonly at: Date } | null;
}

/** The tallies of a run, added up. */
export interface Sums extends Tally {
  readonly profiles: number;
  readonly parts: number;
  /** Batches whose last part is there. */
  readonly lastParts: number;
  /** How many parts these batches have. */
  readonly expectedParts: number;
  /** When the last part was decided. */
  readonly lastAt: Date | null;
}

export type RunState = 'sourcing' | 'running' | 'settled' | 'completed' | 'canceled' | 'failed';

export function stateOf({ ended, settled, frozen }: Run): RunState {
  if (ended !== null) return ended.state;
  if (settled !== null) return 'settled';
  return frozen === null ? 'sourcing' : 'running';
}

/** Rises from run to run of an enrichment: a row accepts no run older than the one that wrote it last. */
export function orderOf({ requestedAt, runId }: Pick<Run, 'requestedAt' | 'runId'>): string {
  return `${requestedAt.toISOString()}/${runId}`;
}

/** When the run of an order was requested, as `Date.toISOString` writes it. */
export function requestedAtOf(runOrder: string): string {
  return runOrder.slice(0, runOrder.indexOf('/'));
}

/** Every profile of the frozen data set has its outcome: all parts of all batches are there, and they add up. */
export function isComplete({ frozen }: Run, sums: Sums): boolean {
  if (frozen === null) return false;
  return (
    sums.lastParts === frozen.batches &&
    sums.parts === sums.expectedParts &&
    sums.profiles === frozen.profiles &&
    sumOf(sums.counts) === frozen.profiles
  );
}

/** A run that was failed stays failed, whatever arrives later. */
export function canSettle(run: Run, sums: Sums): boolean {
  return run.settled === null && run.ended === null && isComplete(run, sums);
}

/** Nothing has come for longer than `limitMs`, though nobody told the run to wait. */
export function standsStill(run: Run, { lastAt }: Pick<Sums, 'lastAt'>, now: Date, limitMs: number): boolean {
  if (stateOf(run) !== 'running' || run.waiting?.is === true) return false;
  const latest = [run.frozen?.at, run.waiting?.since, lastAt].reduce<number>(
    (max, at) => Math.max(max, at?.getTime() ?? 0),
    0,
  );
  return now.getTime() - latest > limitMs;
}
