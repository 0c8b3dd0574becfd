import type { Company } from '@firmograph/company-match';
import { Random } from './random.ts';

/**
 * As many companies as wanted, put together from the parts of real ones: the first word is a new one, blended of two, because
 * a million companies have hundreds of thousands of names of their own; the rest, the place and the form are somebody's.
 */
export function* syntheticCompanies(real: readonly Company[], count: number, seed: number): Generator<Company, void> {
  const random = new Random(seed);
  for (let number = 0; number < count; number += 1) {
    const [first, second, rest] = [random.pick(real), random.pick(real), random.pick(real)];
    const word = blend(firstWord(first), firstWord(second), random);
    const name = `${word} ${rest.name.split(' ').slice(1).join(' ')}`.trim();
    const label = name
      .toLowerCase()
      .replaceAll(/[^a-z]/g, '')
      .slice(0, 24);
    const { country = '', city = '' } = rest;
    const website = random.chance(0.8)
      ? `http://www.${label}.${random.pick(['com', 'net', 'org', 'de', 'co.uk'])}`
      : '';
    yield { id: `S${seed}-${String(number).padStart(8, '0')}`, name, website, country, city };
  }
}

function firstWord({ name }: Company): string {
  return name.split(' ')[0] ?? '';
}

function blend(one: string, other: string, random: Random): string {
  const cut = 2 + random.below(3);
  return one.slice(0, cut) + other.slice(Math.max(1, other.length - 2 - random.below(3))).toLowerCase();
}
