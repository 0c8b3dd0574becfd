import type { CompanyQuery } from '@firmograph/company-match';
import type { CompanyInput } from '@firmograph/enrichment';

/** A question to the provider as a question to the matcher; it does not look at streets. */
export function askedAs({ name, website, location }: CompanyInput): CompanyQuery {
  return { ...given({ name, website }), ...placeIn(location) };
}

export function placeIn({ country, state, city, postalCode }: NonNullable<CompanyInput['location']> = {}) {
  return given({ country, state, city, postalCode });
}

/** What is there of it. */
export function given<Name extends string>(
  parts: Readonly<Record<Name, string | undefined>>,
): Partial<Record<Name, string>> {
  const there = Object.entries<string | undefined>(parts).filter(([, text]) => text !== undefined);
  return Object.fromEntries(there) as Partial<Record<Name, string>>;
}
