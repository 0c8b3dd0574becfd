import { outcomeNames, sumOf, type OutcomeCounts } from '@firmograph/enrichment';
import type { Run } from './run.ts';

export interface RunPoint {
  readonly at: Date;
  readonly runId: string;
  readonly profiles: number;
  /** Ended enriched or unchanged. */
  readonly enriched: number;
  readonly counts: OutcomeCounts;
}

export interface Period {
  readonly from: Date;
  readonly to: Date;
}

export const dayMs = 86_400_000;

export function enrichedOf({ enriched, unchanged }: OutcomeCounts): number {
  return enriched + unchanged;
}

/** With one decimal; of nothing there is no share. */
export function percentOf(part: number, whole: number): number | null {
  return whole === 0 ? null : Math.round((part * 1000) / whole) / 10;
}

/** What a run asked about, or knew the answer of, it processed. */
export function changesOf(counts: OutcomeCounts) {
  const processedNotChanged = counts.unchanged + counts['not-matched'];
  const rest = sumOf(counts) - counts.enriched - processedNotChanged;
  return { processedAndChanged: counts.enriched, processedNotChanged, notProcessedNotChanged: rest };
}

/** Runs that have their counts, oldest first. */
export function pointsOf(runs: readonly Run[], per: 'run' | 'day'): readonly RunPoint[] {
  const points = runs
    .flatMap(({ runId, settled }) => (settled === null ? [] : [pointOf(runId, settled)]))
    .toSorted((one, other) => one.at.getTime() - other.at.getTime());
  if (per === 'run') return points;
  const days = Map.groupBy(points, ({ at }) => Math.floor(at.getTime() / dayMs));
  return Array.from(days, ([day, ofDay]) => ({ ...ofDay.reduce(together), at: new Date(day * dayMs) }));
}

function pointOf(runId: string, { at, profiles, counts }: NonNullable<Run['settled']>): RunPoint {
  return { at, runId, profiles, counts, enriched: enrichedOf(counts) };
}

/** How it stood at the later; what ended how is added up. */
function together(one: RunPoint, later: RunPoint): RunPoint {
  const counts = { ...one.counts };
  for (const name of outcomeNames) counts[name] += later.counts[name];
  return { ...later, counts };
}
