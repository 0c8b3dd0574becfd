import type { Asked } from '../candidates/asked.ts';
import { countryHash } from '../normalise/place.ts';
import { formCountries } from '../normalise/word-lists.ts';

/** By legal form: the countries whose law knows it; nothing where many do. */
const countriesOf = formCountries.map((codes) => new Set(codes.map(countryHash)));

/**
 * The legal form asked for beside the company's: 0 it belongs to another country than the company's, 1 they differ, 2 one is
 * not given, 3 they are the same.
 */
export function compareForms({ words }: Asked, company: { readonly form: number; readonly country: number }): number {
  if (words.form !== 0 && words.form === company.form) return 3;
  const countries = countriesOf[words.form];
  if (company.country !== 0 && countries.size > 0 && !countries.has(company.country)) return 0;
  return words.form === 0 || company.form === 0 ? 2 : 1;
}
