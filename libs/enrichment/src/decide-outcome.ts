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
  'version' | 'minimumConfidence' | 'keptFields' | 'whenNotMatched' | 'secondOpinion'
>;

/** What becomes of a profile, and of its row. */
export type Decision =
  | { readonly effect: 'write'; readonly outcome: Outcome; readonly match: Match }
  | { readonly effect: 'retract'; readonly outcome: Outcome; readonly match: null }
  /** The row stays as it is; `match` is what it says, where the answer says the same. */
  | { readonly effect: 'none'; readonly outcome: Outcome; readonly match: Match | null };

const enriched: Outcome = { outcome: 'enriched' };
const unchanged: Outcome = { outcome: 'unchanged' };
const notFound: Outcome = { outcome: 'not-matched', reason: 'not-found' };
const belowThreshold: Outcome = { outcome: 'not-matched', reason: 'below-threshold' };
const conflicting: Outcome = { outcome: 'not-matched', reason: 'conflicting' };
const empty: Outcome = { outcome: 'not-matched', reason: 'empty' };

/** Turns the answer for one profile into its outcome. `row` is null where there is none, or it was taken back. */
export function decideOutcome(answer: Answer, row: RowContent | null, policy: Policy): Decision {
  switch (answer.kind) {
    case 'none':
      return { effect: 'none', outcome: answer.because, match: null };
    case 'no-company':
      return notMatched(notFound, row, policy);
    case 'company':
      return decideMatch(answer, row, policy);
    default:
      return assertNever(answer);
  }
}

type Found = Extract<Answer, { kind: 'company' }>;

function decideMatch(answer: Found, row: RowContent | null, policy: Policy): Decision {
  const refused = refusalOf(answer, policy);
  if (refused !== undefined) return notMatched(refused, row, policy);
  const company = keptOf(answer.company, policy.keptFields);
  if (!saysSomething(company)) return notMatched(empty, row, policy);

  const { confidence, confidenceLabel, askedAt, opinion, sharedWith } = answer;
  const match = { company, text: JSON.stringify(company), confidence, confidenceLabel, askedAt, opinion, sharedWith };
  return row !== null && row.definitionVersion === policy.version && saysTheSame(row, match)
    ? { effect: 'none', outcome: unchanged, match }
    : { effect: 'write', outcome: enriched, match };
}

/** Why the company is no match, whatever is known of it. */
function refusalOf({ confidence, opinion }: Found, { minimumConfidence, secondOpinion }: Policy): Outcome | undefined {
  if (!reaches(confidence, minimumConfidence)) return belowThreshold;
  return secondOpinion === 'gate' && opinion?.isConflict === true ? conflicting : undefined;
}

/** When it was asked does not count, nor what we think of it: a row is not news because somebody asked again. */
function saysTheSame(row: RowContent, { text, confidence, confidenceLabel }: Match): boolean {
  return row.company === text && row.confidence === confidence && row.confidenceLabel === confidenceLabel;
}

function notMatched(outcome: Outcome, row: RowContent | null, { whenNotMatched }: Policy): Decision {
  const effect = row !== null && whenNotMatched === 'retract' ? 'retract' : 'none';
  return { effect, outcome, match: null };
}
