import { buildIndex, gatherExamples } from '@firmograph/company-match';
import { type KnownQuery, labelledReference } from '../data/labelled.ts';

export interface Blocking {
  /** The share of the companies meant that are among the candidates, 0 to 1. */
  readonly recall: number;
  /** Candidates for a query, on average and at most. */
  readonly average: number;
  readonly most: number;
}

/** How many of the companies meant are among those that a query is compared with: what is not there cannot be found. */
export function blockingOf(queries: readonly KnownQuery[]): Blocking {
  const { first, truth } = gatherExamples(buildIndex(labelledReference()), queries);
  const meant = queries.map(({ companyId }) => companyId !== '');
  const counts = Array.from(truth, (_, at) => (first[at + 1] ?? 0) - (first[at] ?? 0));
  return {
    recall: truth.filter((found, at) => meant[at] === true && found >= 0).length / meant.filter(Boolean).length,
    average: counts.reduce((sum, count) => sum + count, 0) / counts.length,
    most: Math.max(...counts),
  };
}
