import type { Company, LabelledQuery } from '@firmograph/company-match';

/** A way to match that others use. */
export interface Baseline {
  readonly name: string;
  /** For each query its best company and how alike they are; the evaluation sets the threshold that suits it best. */
  readonly match: (reference: readonly Company[], queries: readonly LabelledQuery[]) => readonly Guess[];
  /** It is too slow for all queries: only so many, evenly spread, are asked. */
  readonly most?: number;
}

export interface Guess {
  /** Empty: it found none. */
  readonly companyId: string;
  readonly score: number;
}

export const noGuess: Guess = { companyId: '', score: 0 };
