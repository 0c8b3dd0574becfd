import type { FieldMapping } from '@firmograph/enrichment';

/** The profile fields that a mapping reads, each once. */
export function mappedFields({ name, website, location = {} }: FieldMapping): readonly string[] {
  const { country, state, city, street, postalCode } = location;
  const fields = [name, website, country, state, city, street, postalCode];
  return [...new Set(fields.filter((field) => field !== undefined))];
}
