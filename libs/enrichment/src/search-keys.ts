import type { Company } from './company.ts';
import { confidences, type Confidence } from './confidence.ts';

/** What rows are searched and sorted by as text, whatever its case. */
export const searchedTexts = [
  'name',
  'website',
  'phone',
  'industry',
  'subIndustry',
  'sic',
  'naics',
  'ownership',
  'country',
  'state',
  'city',
] as const;
export type SearchedText = (typeof searchedTexts)[number];

export const searchedFigures = ['employees', 'revenue'] as const;
export type SearchedFigure = (typeof searchedFigures)[number];

/** What a company is found by, beside its JSON. `confidence` is its rank, 0 the best: words sort by their letters. */
export type SearchKeys = { readonly confidence: number } & Partial<
  Readonly<Record<SearchedText, string> & Record<SearchedFigure, number>>
>;

/** Longer ones differ before that. */
const longest = 100;
const inAddress = new Set<string>(['country', 'state', 'city']);

export function searchKeysOf(company: Company, confidence: Confidence): SearchKeys {
  const keys: Record<string, string | number> = {};
  for (const field of searchedTexts) {
    const value = inAddress.has(field)
      ? company.address?.[field as keyof NonNullable<Company['address']>]
      : company[field as keyof Company];
    if (typeof value === 'string') keys[field] = searchedAs(value);
  }
  for (const field of searchedFigures) {
    const exact = company[field]?.exact;
    if (exact !== undefined) keys[field] = exact;
  }
  return { ...keys, confidence: confidences.indexOf(confidence) };
}

export function searchedAs(text: string): string {
  return text.slice(0, longest).toLowerCase();
}
