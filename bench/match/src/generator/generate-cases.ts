import type { Company, LabelledQuery } from '@firmograph/company-match';
import { Random } from './random.ts';
import { type WayToSpoil, waysToSpoil } from './spoil-name.ts';

/** A query that was made, and how. */
export interface Case extends LabelledQuery {
  readonly kind: string;
}

export interface Cases {
  readonly reference: readonly Company[];
  readonly queries: readonly Case[];
}

export interface CasesWanted {
  readonly seed: number;
  readonly queries: number;
}

const shareWithout = 0.6;
const shareHomonyms = 0.1;
const ways = Object.keys(waysToSpoil) as WayToSpoil[];
const inCyrillic = new Set(['Russia', 'Bulgaria', 'Ukraine', 'Kazakhstan', 'Serbia']);
const nobodys = ['http://www.facebook.com/pages/company', 'info@gmail.com', 'https://www.linkedin.com/company/x'];

/**
 * Hard cases from real companies: half of them make the reference set; of the queries, three in five mean a company that is not
 * in it. The same seed gives the same cases.
 */
export function generateCases(companies: readonly Company[], { seed, queries }: CasesWanted): Cases {
  const random = new Random(seed);
  const reference: Company[] = [];
  const others: Company[] = [];
  for (const company of companies) (random.chance(0.5) ? reference : others).push(company);
  const made = Array.from({ length: queries }, () => {
    if (!random.chance(shareWithout)) return known(random.pick(reference), random);
    return random.chance(shareHomonyms)
      ? homonym(random.pick(reference), random.pick(others), random)
      : { ...described(random.pick(others), random), companyId: '' };
  });
  return { reference, queries: made };
}

function known(company: Company, random: Random): Case {
  const query = { ...described(company, random), companyId: company.id };
  // Somebody else's country is forgiven where the website tells.
  if (query.website === company.website && query.website !== '' && random.chance(0.1))
    return { ...query, kind: 'wrong country', country: company.country === 'Japan' ? 'Brazil' : 'Japan', city: '' };
  return query;
}

/** Another company of the same name, elsewhere: its own place and website are given. */
function homonym(company: Company, other: Company, random: Random): Case {
  const { website = '', country = '', city = '' } = other;
  if (country === company.country) return { ...described(other, random), companyId: '' };
  return { kind: 'homonym', name: company.name, website, country, city, companyId: '' };
}

function described(company: Company, random: Random): Omit<Case, 'companyId'> {
  const picked = random.pick(ways);
  const isCyrillic = inCyrillic.has(company.country ?? '') && random.chance(0.3);
  const kind = isCyrillic ? 'cyrillic' : picked === 'cyrillic' ? 'respelt' : picked;
  const given = (value: string | undefined, share: number) => (random.chance(share) ? (value ?? '') : '');
  return {
    kind,
    name: waysToSpoil[kind](company.name, random),
    website: random.chance(0.05) ? random.pick(nobodys) : given(company.website, 0.4),
    country: given(company.country, 0.75),
    state: given(company.state, 0.15),
    city: given(company.city, 0.4),
    postalCode: given(company.postalCode, 0.15),
  };
}
