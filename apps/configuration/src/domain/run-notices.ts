import type { OutcomeCounts } from '@firmograph/enrichment';
import type { NotificationKind } from './notification.ts';
import { statusOf } from './run-status.ts';
import { beyondPlan, type Run } from './run.ts';

export interface RunNotice {
  readonly kind: NotificationKind;
  readonly data: Readonly<Record<string, unknown>>;
}

const [leastProfiles, leastRuns, drop] = [20, 2, 0.1];

/** What is to be told of a run as it stands; `earlier`: counts of the runs before it that were completed. */
export function noticesOf(run: Run, earlier: readonly OutcomeCounts[]): readonly RunNotice[] {
  const { runId, definition, reason, counts, profiles } = run;
  const status = statusOf(run);
  const data = { runId, enrichmentId: definition.enrichmentId, status, reason, profiles, counts };
  if (run.state === 'failed') return [{ kind: 'run-failed', data }];
  if (run.state === 'paused') return isBeyondPlan(run) ? [{ kind: 'run-beyond-plan', data }] : [];
  if (run.state === 'blocked') return [{ kind: 'run-blocked', data }];
  if (run.state !== 'completed') return [];
  const rates = fallenRate(counts, earlier);
  return [
    ...(status === 'Successful' ? [] : [{ kind: 'run-warnings' as const, data }]),
    ...(rates === null ? [] : [{ kind: 'match-rate-drop' as const, data: { ...data, ...rates } }]),
  ];
}

const isBeyondPlan = ({ reason }: Run) => reason?.startsWith(beyondPlan) === true;

function fallenRate(counts: OutcomeCounts | null, earlier: readonly OutcomeCounts[]) {
  const matchRate = counts === null ? null : rateOf(counts);
  const before = earlier.map(rateOf).filter((rate) => rate !== null);
  if (matchRate === null || before.length < leastRuns) return null;
  const usualRate = before.reduce((sum, rate) => sum + rate, 0) / before.length;
  return usualRate - matchRate >= drop ? { matchRate, usualRate } : null;
}

/** Of those that were asked about, how many were found; null: too few to say. */
function rateOf({ enriched, unchanged, 'not-matched': missed }: OutcomeCounts): number | null {
  const asked = enriched + unchanged + missed;
  return asked < leastProfiles ? null : (enriched + unchanged) / asked;
}
