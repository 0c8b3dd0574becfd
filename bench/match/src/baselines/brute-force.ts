import { type Company, type CompanyQuery, wordsOf } from '@firmograph/company-match';
import { distance } from 'fastest-levenshtein';
import type { Baseline, Guess } from './baseline.ts';

type Reading = (name: string) => string;

/** Without legal forms and punctuation, as this library reads names: better matches, and shorter texts. */
export const cleaned: Reading = (name) => wordsOf(name).join(' ');
/** What everybody writes first. */
export const asWritten: Reading = (name) => name.toLowerCase();

/** The least edit distance to any name, as a share of the longer one. */
export const bruteForce: Baseline = {
  name: 'brute force (fastest-levenshtein)',
  match(reference, queries) {
    const search = bruteForceSearch(reference, cleaned);
    return queries.map((query) => search(query));
  },
};

export function bruteForceSearch(reference: readonly Company[], read: Reading): (query: CompanyQuery) => Guess {
  const names = reference.map(({ id, name }) => ({ id, name: read(name) }));
  return (query) => {
    const asked = read(query.name ?? '');
    let best = { companyId: '', score: 0 };
    for (const { id, name } of names) {
      const score = 1 - distance(asked, name) / Math.max(asked.length, name.length, 1);
      if (score > best.score) best = { companyId: id, score };
    }
    return best;
  };
}
