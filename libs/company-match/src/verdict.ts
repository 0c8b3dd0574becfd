/** `review`: a person should look, because the best company is not sure enough, or another is as good. */
export type Verdict = 'match' | 'review' | 'none';

/** The least confidence for each verdict. */
export interface Thresholds {
  readonly match: number;
  readonly review: number;
}

/** Above one half no other company can be as good: two that are equally good have at most one half each. */
export const defaultThresholds: Thresholds = { match: 0.55, review: 0.15 };

export function verdictOf(confidence: number, { match, review }: Thresholds): Verdict {
  if (confidence >= match) return 'match';
  return confidence >= review ? 'review' : 'none';
}
