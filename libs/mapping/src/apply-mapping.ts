import type { CompanyInput, FieldMapping } from '@firmograph/enrichment';
import { cleanText } from './clean-text.ts';
import { countryOf } from './country.ts';
import { websiteOf } from './website.ts';

/** A profile's fields, by name, as its source holds them. */
export type ProfileFields = Readonly<Record<string, string>>;
type Location = NonNullable<CompanyInput['location']>;

/** Longest text that leaves, in UTF-16 units. */
export const longest = {
  name: 300,
  website: 2000,
  country: 100,
  state: 100,
  city: 200,
  street: 300,
  postalCode: 40,
} as const;

/**
 * Turns a mapping into the function that applies it: what a profile says of its company, cleaned. What a profile does not say,
 * or says in a way that says nothing (a mail provider as website), is absent.
 */
export function compileMapping(mapping: FieldMapping): (fields: ProfileFields) => CompanyInput {
  const { name, website, location = {} } = mapping;
  const parts = locationParts.flatMap((part) =>
    location[part] === undefined ? [] : [{ part, field: location[part] }],
  );
  return (fields) => {
    const asNamed = textIn(fields, name, longest.name);
    const site = website === undefined ? undefined : websiteOf(textIn(fields, website, longest.website));
    const place = locationIn(fields, parts);
    return {
      ...(asNamed === '' ? {} : { name: asNamed }),
      ...(site === undefined ? {} : { website: site }),
      ...(place === undefined ? {} : { location: place }),
    };
  };
}

type MappedPart = Readonly<{ part: keyof Location; field: string }>;

function locationIn(fields: ProfileFields, parts: readonly MappedPart[]): Location | undefined {
  let location: Location | undefined;
  for (const { part, field } of parts) {
    const text = textIn(fields, field, longest[part]);
    if (text !== '') (location ??= {})[part] = part === 'country' ? (countryOf(text) ?? text) : text;
  }
  return location;
}

/** `compileMapping` for one profile. */
export function applyMapping(mapping: FieldMapping, fields: ProfileFields): CompanyInput {
  return compileMapping(mapping)(fields);
}

const locationParts = [
  'country',
  'state',
  'city',
  'street',
  'postalCode',
] as const satisfies readonly (keyof Location)[];

/** A field named like a member of every object ("constructor") is there only when the profile has it. */
function textIn(fields: ProfileFields, field: string, most: number): string {
  const text: unknown = fields[field];
  return typeof text === 'string' ? cleanText(text, most) : '';
}
