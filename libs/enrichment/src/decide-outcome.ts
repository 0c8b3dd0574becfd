import { assertNever } from '@firmograph/kernel';
import type { Answer } from './answer.ts';
import type { Company } from './company.ts';
import { reaches, type Confidence } from './confidence.ts';
import type { EnrichmentDefinition } from './definition.ts';
import { keptOf, saysSomething } from './kept-company.ts';
import type { Opinion, SharedWith } from './opinion.ts';
import type { Outcome } from './outcome.ts';

/** What an answer says that a row may hold. */
export interface Match {
  readonly company: Company;
  /** The company as JSON, for comparing and storing. */
  readonly text: string;
  readonly confidence: Confidence;
  readonly confidenceLabel?: string | undefined;
  readonly askedAt: string;
  readonly opinion?: Opinion | undefined;
  readonly sharedWith?: SharedWith | undefined;
}

/** What the row of the profile says before the answer. */
export interface RowContent {
  /** The company as JSON, as `Match` has it. */
  readonly company: string;
  readonly confidence: Confidence;
  readonly confidenceLabel?: string | undefined;
  readonly definitionVersion: number;
}

export type Policy = Pick<
  EnrichmentDefinition,
  'version' | 'minimumConfidence' | 'keptFields' | 'whenNotMatched' | 'secondOpinion' | 'review'
>;

/** What becomes of a profile, and of its row. */
export type Decision =
  | { readonly effect: 'write'; readonly outcome: Outcome; readonly match: Match }
  | { readonly effect: 'retract'; readonly outcome: Outcome; readonly match: null }
  /** The row stays as it is; `match` is what it says, where the answer says the same. */
  | {
      readonly effect: 'none';
      readonly outcome: Outcome;
      readonly match: Match | null;
      readonly waiting?: WaitingMatch;
    };

/** What a person decided about an answer. */
export type Verdict = 'accepted' | 'rejected';

/** Why a match waits for a person: the provider is not sure enough; our own judgement contradicts; or it doubts. */
export const reviewReasons = ['below-minimum', 'conflicting', 'unsure'] as const;
export type ReviewReason = (typeof reviewReasons)[number];

export interface WaitingMatch {
  readonly match: Match;
  readonly why: ReviewReason;
}

const enriched: Outcome = { outcome: 'enriched' };
const unchanged: Outcome = { outcome: 'unchanged' };
const notFound: Outcome = { outcome: 'not-matched', reason: 'not-found' };
const belowThreshold: Outcome = { outcome: 'not-matched', reason: 'below-threshold' };
const conflicting: Outcome = { outcome: 'not-matched', reason: 'conflicting' };
const awaitingReview: Outcome = { outcome: 'not-matched', reason: 'awaiting-review' };
const rejected: Outcome = { outcome: 'not-matched', reason: 'rejected' };
const empty: Outcome = { outcome: 'not-matched', reason: 'empty' };

/**
 * Turns the answer for one profile into its outcome. `row` is null where there is none, or it was taken back; `verdict` is
 * what a person said of this very answer before.
 */
export function decideOutcome(
  answer: Answer,
  row: RowContent | null,
  policy: Policy,
  verdict: Verdict | null = null,
): Decision {
  switch (answer.kind) {
    case 'none':
      return { effect: 'none', outcome: answer.because, match: null };
    case 'no-company':
      return notMatched(notFound, row, policy);
    case 'company':
      return decideMatch(answer, row, policy, verdict);
    default:
      return assertNever(answer);
  }
}

type Found = Extract<Answer, { kind: 'company' }>;

function decideMatch(answer: Found, row: RowContent | null, policy: Policy, verdict: Verdict | null): Decision {
  // What the row says was not rejected with it: a row of this company was taken back when it was.
  if (verdict === 'rejected') return { effect: 'none', outcome: rejected, match: null };
  const { why, refused } = verdict === 'accepted' ? {} : judged(answer, policy);
  if (refused !== undefined) return notMatched(refused, row, policy);
  const match = matchOf(answer, policy);
  if (!saysSomething(match.company)) return notMatched(empty, row, policy);
  if (why !== undefined) return { effect: 'none', outcome: awaitingReview, match: null, waiting: { match, why } };
  return isUnchanged(row, match, policy)
    ? { effect: 'none', outcome: unchanged, match }
    : { effect: 'write', outcome: enriched, match };
}

/** Whether a person is to look at it; if not, whether it is refused. */
function judged(answer: Found, policy: Policy): { readonly why?: ReviewReason; readonly refused?: Outcome } {
  const why = reviewOf(answer, policy);
  if (why !== undefined) return { why };
  const refused = refusalOf(answer, policy);
  return refused === undefined ? {} : { refused };
}

function matchOf(answer: Found, { keptFields }: Policy): Match {
  const company = keptOf(answer.company, keptFields);
  const { confidence, confidenceLabel, askedAt, opinion, sharedWith } = answer;
  return { company, text: JSON.stringify(company), confidence, confidenceLabel, askedAt, opinion, sharedWith };
}

function isUnchanged(row: RowContent | null, match: Match, { version }: Policy): boolean {
  return row !== null && row.definitionVersion === version && saysTheSame(row, match);
}

/** Why the company is no match, whatever is known of it. */
function refusalOf({ confidence, opinion }: Found, { minimumConfidence, secondOpinion }: Policy): Outcome | undefined {
  if (!reaches(confidence, minimumConfidence)) return belowThreshold;
  return secondOpinion === 'gate' && opinion?.isConflict === true ? conflicting : undefined;
}

/** As likely wrong as right. */
const doubt = 0.5;

/** Why a person is to look at it; undefined: nobody has to, or the enrichment asks nobody. */
function reviewOf(answer: Found, policy: Policy): ReviewReason | undefined {
  const { minimumConfidence, review, secondOpinion = 'off' } = policy;
  if (review === undefined) return undefined;
  if (!reaches(answer.confidence, minimumConfidence))
    return reaches(answer.confidence, review.from) ? 'below-minimum' : undefined;
  return secondOpinion === 'off' ? undefined : doubtOf(answer);
}

function doubtOf({ opinion }: Found): ReviewReason | undefined {
  if (opinion === undefined) return undefined;
  if (opinion.isConflict) return 'conflicting';
  return opinion.confidence < doubt ? 'unsure' : undefined;
}

/** When it was asked does not count, nor what we think of it: a row is not news because somebody asked again. */
function saysTheSame(row: RowContent, { text, confidence, confidenceLabel }: Match): boolean {
  return row.company === text && row.confidence === confidence && row.confidenceLabel === confidenceLabel;
}

function notMatched(outcome: Outcome, row: RowContent | null, { whenNotMatched }: Policy): Decision {
  const effect = row !== null && whenNotMatched === 'retract' ? 'retract' : 'none';
  return { effect, outcome, match: null };
}
