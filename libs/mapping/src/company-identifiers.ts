import type { Company, CompanyInput } from '@firmograph/enrichment';
import { cleanText } from './clean-text.ts';
import { countryOf } from './country.ts';
import { websiteOf } from './website.ts';

/** What may name a company, wherever it is written: in a profile, in a question, in an answer. */
export interface NamedCompany {
  readonly name?: string | undefined;
  readonly website?: string | undefined;
  readonly country?: string | undefined;
  readonly providerId?: string | undefined;
}

const longestName = 1000;

/** Texts that are equal for the same company, however it is written. A name counts alone and, where known, with its country. */
export function identifiersOf({ name, website, country, providerId }: NamedCompany): readonly string[] {
  const identifiers: string[] = [];
  const host = website === undefined ? undefined : websiteOf(website);
  if (host !== undefined) identifiers.push(`website ${host}`);
  const folded = name === undefined ? '' : cleanText(name, longestName).toUpperCase().toLowerCase();
  if (folded !== '') {
    identifiers.push(`name ${folded}`);
    if (country !== undefined)
      identifiers.push(`name ${folded} in ${countryOf(country) ?? country.trim().toLowerCase()}`);
  }
  if (providerId !== undefined) identifiers.push(`provider ${providerId}`);
  return identifiers;
}

/** Of the company that a question is about. */
export function identifiersAsked({ name, website, location }: CompanyInput): readonly string[] {
  return identifiersOf({ name, website, country: location?.country });
}

/** Of the company that an answer speaks of; the name that was asked for counts, too. */
export function identifiersAnswered({ id, name, originalName, website, address }: Company): readonly string[] {
  const country = address?.country;
  return [
    ...identifiersOf({ name, website, country, providerId: id }),
    ...identifiersOf({ name: originalName, country }),
  ];
}
