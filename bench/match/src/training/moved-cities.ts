import type { Company, LabelledQuery } from '@firmograph/company-match';
import { Random } from '../generator/random.ts';

const shareMoved = 0.15;
const seed = 23;

/**
 * The queries, some of them with another city of the country. The labelled ones have their cities from the reference, so that a
 * city that differs would look like proof; in customer lists it is the suburb, the office or the place before the move.
 */
export function withMovedCities(
  queries: readonly LabelledQuery[],
  reference: readonly Company[],
): readonly LabelledQuery[] {
  const random = new Random(seed);
  const byCountry = Map.groupBy(reference, ({ country }) => country);
  return queries.map((query) => {
    const there = byCountry.get(query.country) ?? reference;
    const isMoved = (query.city ?? '') !== '' && random.chance(shareMoved);
    return isMoved ? { ...query, city: random.pick(there).city ?? '' } : query;
  });
}
