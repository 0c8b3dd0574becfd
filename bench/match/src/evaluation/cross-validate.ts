import { buildIndex, CompanyMatcher, fitModel } from '@firmograph/company-match';
import { type KnownQuery, labelledReference } from '../data/labelled.ts';
import { trainingExamples } from '../training/training-examples.ts';
import { foldOf } from './folds.ts';
import type { Answer } from './quality.ts';

export interface KnownAnswer extends Answer {
  readonly query: KnownQuery;
}

export const folds = 5;

/** Answers to every labelled query, each by a model that has seen no query for the same company. */
export function crossValidate(queries: readonly KnownQuery[], say: (line: string) => void): readonly KnownAnswer[] {
  const index = buildIndex(labelledReference());
  return Array.from({ length: folds }, (_, fold) => {
    say(`Fold ${fold + 1} of ${folds} …`);
    const seen = queries.filter((query) => foldOf(query, folds) !== fold);
    const matcher = new CompanyMatcher(index, {
      model: fitModel(trainingExamples(seen)),
      thresholds: { match: 0, review: 0 },
    });
    return queries.filter((query) => foldOf(query, folds) === fold).map((query) => answerOf(matcher, query));
  }).flat();
}

export function answerOf(matcher: CompanyMatcher, query: KnownQuery): KnownAnswer {
  const match = matcher.match(query);
  return {
    query,
    confidence: match.confidence,
    isRight: match.verdict !== 'none' && match.confidence > 0 && match.company.id === query.companyId,
    hasTruth: query.companyId !== '',
  };
}
