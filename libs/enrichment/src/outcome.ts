import { z } from 'zod';

/** Why a profile was never asked about. */
export const notEligibleReasons = ['no-company-name', 'placeholder-name', 'excluded', 'deleted'] as const;
export const notAttemptedReasons = ['canceled', 'over-budget', 'out-of-credits', 'no-consent'] as const;
export const failedReasons = ['record-error', 'call-failed', 'ambiguous', 'dead-lettered'] as const;
export const notMatchedReasons = [
  'not-found',
  'below-threshold',
  'conflicting',
  'empty',
  'awaiting-review',
  'rejected',
] as const;

/** What became of one profile of a run. Every profile of the frozen data set ends in exactly one. */
export const Outcome = z.discriminatedUnion('outcome', [
  z.object({ outcome: z.literal('enriched') }),
  z.object({ outcome: z.literal('unchanged') }),
  z.object({ outcome: z.literal('not-matched'), reason: z.enum(notMatchedReasons) }),
  z.object({ outcome: z.literal('not-eligible'), reason: z.enum(notEligibleReasons) }),
  z.object({ outcome: z.literal('not-attempted'), reason: z.enum(notAttemptedReasons) }),
  z.object({ outcome: z.literal('failed'), reason: z.enum(failedReasons) }),
]);
export type Outcome = z.infer<typeof Outcome>;

export const outcomeNames = [
  'enriched',
  'unchanged',
  'not-matched',
  'not-eligible',
  'not-attempted',
  'failed',
] as const;
export type OutcomeName = (typeof outcomeNames)[number];

const whole = z.int().nonnegative();

/** Profiles by outcome; the sum is the size of the frozen data set. */
export const OutcomeCounts = z.record(z.enum(outcomeNames), whole);
export type OutcomeCounts = z.infer<typeof OutcomeCounts>;

export const noOutcomes: OutcomeCounts = {
  enriched: 0,
  unchanged: 0,
  'not-matched': 0,
  'not-eligible': 0,
  'not-attempted': 0,
  failed: 0,
};

export function sumOf(counts: OutcomeCounts): number {
  return outcomeNames.reduce((sum, name) => sum + counts[name], 0);
}
