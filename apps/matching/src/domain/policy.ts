/** How long things last, in milliseconds, and how much is too much. */
export interface Policy {
  /** One submit or one poll, from its claim to its last write. */
  readonly leaseMs: number;
  /** How long a call of unknown fate is waited for. */
  readonly ambiguousAfterMs: number;
  readonly pollFirstMs: number;
  readonly pollMostMs: number;
  /** How long a bulk may be pending. */
  readonly pollDeadlineMs: number;
  /** How long the provider may be out of reach before the answers of a bulk are given up. */
  readonly outageDeadlineMs: number;
  /** How long after it was accepted a bulk may be not found. */
  readonly lostGraceMs: number;
  /** Until a wait that an event ends is looked at again all the same. */
  readonly pauseMs: number;
  /** How often a batch that waits for a budget's next window is looked at all the same. */
  readonly budgetLookMs: number;
  readonly outageFirstMs: number;
  readonly outageMostMs: number;
  /** Most records that the provider keeps waiting for one credential. */
  readonly maxOutstanding: number;
}

export const standardPolicy: Policy = {
  leaseMs: 60_000,
  ambiguousAfterMs: 60 * 60_000,
  pollFirstMs: 1000,
  pollMostMs: 60_000,
  pollDeadlineMs: 6 * 60 * 60_000,
  outageDeadlineMs: 24 * 60 * 60_000,
  lostGraceMs: 60_000,
  pauseMs: 60_000,
  budgetLookMs: 60 * 60_000,
  outageFirstMs: 1000,
  outageMostMs: 60_000,
  maxOutstanding: 100_000,
};
