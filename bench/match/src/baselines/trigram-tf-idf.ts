import { type Company, type CompanyQuery, wordsOf } from '@firmograph/company-match';
import { countryOf, websiteOf } from '@firmograph/mapping';
import { type Baseline, type Guess, noGuess } from './baseline.ts';

const bonus = { domain: 0.5, country: 0.05, city: 0.05 } as const;

/** The cosine of trigrams weighted by rarity, with bonuses for the domain, country and city. */
export const trigramTfIdf: Baseline = {
  name: 'TF-IDF of trigrams',
  match(reference, queries) {
    const index = new TrigramIndex(reference);
    return queries.map((query) => index.best(query));
  },
};

class TrigramIndex {
  readonly #places: readonly PlacedCompany[];
  readonly #weights: ReadonlyMap<string, number>;
  readonly #lists = new Map<string, { readonly at: number; readonly weight: number }[]>();

  constructor(reference: readonly Company[]) {
    const all = reference.map(({ name }) => trigramsOf(name));
    const counts = new Map<string, number>();
    for (const trigram of all.flatMap((trigrams) => [...new Set(trigrams)]))
      counts.set(trigram, (counts.get(trigram) ?? 0) + 1);
    this.#weights = new Map([...counts].map(([trigram, count]) => [trigram, Math.log(reference.length / count) + 1]));
    this.#places = reference.map((company) => ({ id: company.id, ...placeOf(company) }));
    for (const [at, trigrams] of all.entries()) this.#add(at, trigrams);
  }

  best(query: CompanyQuery): Guess {
    const scores = this.#cosines(query.name ?? '');
    const asked = placeOf(query);
    let best = noGuess;
    for (const [at, score] of scores) {
      const company = this.#places[at];
      const total = company === undefined ? 0 : score + bonusOf(asked, company);
      if (company !== undefined && total > best.score) best = { companyId: company.id, score: total };
    }
    return best;
  }

  #cosines(name: string): ReadonlyMap<number, number> {
    const cosines = new Map<number, number>();
    for (const [trigram, weight] of this.#vectorOf(trigramsOf(name)))
      for (const { at, weight: other } of this.#lists.get(trigram) ?? [])
        cosines.set(at, (cosines.get(at) ?? 0) + weight * other);
    return cosines;
  }

  #add(at: number, trigrams: readonly string[]): void {
    for (const [trigram, weight] of this.#vectorOf(trigrams)) {
      const list = this.#lists.get(trigram) ?? [];
      list.push({ at, weight });
      this.#lists.set(trigram, list);
    }
  }

  #vectorOf(trigrams: readonly string[]): readonly (readonly [string, number])[] {
    const vector = new Map<string, number>();
    for (const trigram of trigrams) vector.set(trigram, (vector.get(trigram) ?? 0) + (this.#weights.get(trigram) ?? 0));
    const length = Math.hypot(...vector.values());
    return [...vector].map(([trigram, weight]) => [trigram, length === 0 ? 0 : weight / length]);
  }
}

interface Place {
  readonly domain: string;
  readonly country: string;
  readonly city: string;
}

type PlacedCompany = Place & { readonly id: string };

function placeOf({ website = '', country = '', city = '' }: CompanyQuery): Place {
  return { domain: websiteOf(website) ?? '', country: countryOf(country) ?? '', city: city.toLowerCase() };
}

function bonusOf(asked: Place, found: Place): number {
  return (['domain', 'country', 'city'] as const)
    .filter((part) => asked[part] !== '' && asked[part] === found[part])
    .reduce((sum, part) => sum + bonus[part], 0);
}

function trigramsOf(name: string): readonly string[] {
  const text = ` ${wordsOf(name).join(' ')} `;
  return Array.from({ length: Math.max(0, text.length - 2) }, (_, at) => text.slice(at, at + 3));
}
