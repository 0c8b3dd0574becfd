import { type Company, type CompanyQuery, wordsOf } from '@firmograph/company-match';
import { distance } from 'fastest-levenshtein';
import type { Baseline, Guess } from './baseline.ts';

const plain = (name: string | undefined) => wordsOf(name ?? '').join(' ');

/** The least edit distance to any name, as a share of the longer one. */
export const bruteForce: Baseline = {
  name: 'brute force (fastest-levenshtein)',
  match(reference, queries) {
    const search = bruteForceSearch(reference);
    return queries.map((query) => search(query));
  },
};

export function bruteForceSearch(reference: readonly Company[]): (query: CompanyQuery) => Guess {
  const names = reference.map(({ id, name }) => ({ id, name: plain(name) }));
  return (query) => {
    const asked = plain(query.name);
    let best = { companyId: '', score: 0 };
    for (const { id, name } of names) {
      const score = 1 - distance(asked, name) / Math.max(asked.length, name.length, 1);
      if (score > best.score) best = { companyId: id, score };
    }
    return best;
  };
}
