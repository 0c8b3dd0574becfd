import type { Match } from './decide-outcome.ts';
import {
  failedReasons,
  noOutcomes,
  notAttemptedReasons,
  notEligibleReasons,
  notMatchedReasons,
  Outcome,
  type OutcomeCounts,
} from './outcome.ts';

/** Profiles of a part of a run, counted. */
export interface Tally {
  readonly counts: OutcomeCounts;
  /** By `<outcome>/<reason>`. */
  readonly reasons: Record<string, number>;
  /** Of the profiles that ended enriched or unchanged. */
  readonly confidences: Record<string, number>;
  /** In how many of these each company field is filled. */
  readonly fields: Record<string, number>;
  /** Answers that were still fresh. */
  readonly cached: number;
}

export interface Counted {
  readonly outcome: Outcome;
  /** What the row says, where the profile ended enriched or unchanged. */
  readonly match: Match | null;
  readonly cached: boolean;
}

/** Every `<outcome>/<reason>` there is. */
export const outcomeReasons: readonly string[] = [
  ...notMatchedReasons.map((reason) => `not-matched/${reason}`),
  ...notEligibleReasons.map((reason) => `not-eligible/${reason}`),
  ...notAttemptedReasons.map((reason) => `not-attempted/${reason}`),
  ...failedReasons.map((reason) => `failed/${reason}`),
];

/** An outcome as one word: `<outcome>`, or `<outcome>/<reason>`. */
export function codeOf(outcome: Outcome): string {
  return 'reason' in outcome ? `${outcome.outcome}/${outcome.reason}` : outcome.outcome;
}

/** What `codeOf` made; throws `ZodError` for anything else. */
export function outcomeOf(code: string): Outcome {
  const [outcome, reason] = code.split('/');
  return Outcome.parse({ outcome, reason });
}

export function tallyOf(profiles: Iterable<Counted>): Tally {
  const counts = { ...noOutcomes };
  const [reasons, confidences, fields] = [{}, {}, {}];
  let cached = 0;
  for (const profile of profiles) {
    counts[profile.outcome.outcome] += 1;
    if ('reason' in profile.outcome) increment(reasons, codeOf(profile.outcome));
    if (profile.cached) cached += 1;
    if (profile.match === null) continue;
    increment(confidences, profile.match.confidence);
    for (const field in profile.match.company) increment(fields, field);
  }
  return { counts, reasons, confidences, fields, cached };
}

function increment(counts: Record<string, number>, name: string): void {
  counts[name] = (counts[name] ?? 0) + 1;
}
