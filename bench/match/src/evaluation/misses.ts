import { buildIndex, CompanyMatcher, defaultThresholds } from '@firmograph/company-match';
import Papa from 'papaparse';
import { labelledReference, referenceCompanies } from '../data/labelled.ts';
import type { KnownAnswer } from './cross-validate.ts';

/**
 * The answers that are wrong at the default threshold, as CSV, each beside the company that is meant and the one that was taken
 * for it. The reasons are those of the model that comes with the library, which has seen the queries.
 */
export function missesAsCsv(answers: readonly KnownAnswer[]): string {
  const matcher = new CompanyMatcher(buildIndex(labelledReference()), { thresholds: { match: 0, review: 0 } });
  const names = new Map(
    referenceCompanies().map(({ id, name, country, city }) => [id, `${name}, ${city}, ${country}`]),
  );
  const misses = answers.filter(({ confidence, isRight, hasTruth }) => {
    const isSaid = confidence >= defaultThresholds.match;
    return isSaid ? !isRight : hasTruth;
  });
  return Papa.unparse(
    misses.map(({ query, confidence, isRight }) => ({
      kind: query.kind,
      name: query.name,
      website: query.website,
      country: query.country,
      city: query.city,
      meant: names.get(query.companyId) ?? '',
      found: isRight ? 'the same' : (matcher.explain(query).best?.company.name ?? ''),
      confidence: confidence.toFixed(3),
      why: matcher.explain(query).why,
    })),
  );
}
