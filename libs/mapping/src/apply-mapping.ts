import { fieldsOf, locationParts, type CompanyInput, type FieldMapping, type MappedFrom } from '@firmograph/enrichment';
import { cleanText } from './clean-text.ts';
import { countryOf } from './country.ts';
import { eligibility } from './eligibility.ts';
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
 * or says in a way that says nothing (a mail provider as website), is absent. Of several fields the first that says something
 * speaks; for the name that is one which can be asked with, where there is any.
 */
export function compileMapping(mapping: FieldMapping): (fields: ProfileFields) => CompanyInput {
  const { location = {} } = mapping;
  const nameIn = compiledName(mapping.name);
  const websiteIn = compiled(mapping.website, (text) => websiteOf(cleanText(text, longest.website)));
  const parts = locationParts.flatMap((part) => {
    const textIn = compiled(location[part], (text) => placeOf(part, text));
    return textIn === undefined ? [] : [{ part, textIn }];
  });
  return (fields) => {
    const name = nameIn(fields);
    const website = websiteIn?.(fields);
    const place = locationIn(fields, parts);
    return {
      ...(name === undefined ? {} : { name }),
      ...(website === undefined ? {} : { website }),
      ...(place === undefined ? {} : { location: place }),
    };
  };
}

type Reader = (fields: ProfileFields) => string | undefined;
type MappedPart = Readonly<{ part: keyof Location; textIn: Reader }>;

function locationIn(fields: ProfileFields, parts: readonly MappedPart[]): Location | undefined {
  let location: Location | undefined;
  for (const { part, textIn } of parts) {
    const text = textIn(fields);
    if (text !== undefined) (location ??= {})[part] = text;
  }
  return location;
}

function placeOf(part: keyof Location, text: string): string | undefined {
  const cleaned = cleanText(text, longest[part]);
  if (cleaned === '') return undefined;
  return part === 'country' ? (countryOf(cleaned) ?? cleaned) : cleaned;
}

/** `read` makes of a field's text what is sent; undefined: it says nothing. */
function compiled(source: MappedFrom | undefined, read: (text: string) => string | undefined): Reader | undefined {
  if (source === undefined) return undefined;
  if (typeof source === 'object' && 'constant' in source) {
    const always = read(source.constant);
    return () => always;
  }
  const names = fieldsOf(source);
  return (fields) => {
    for (const name of names) {
      const text = read(textIn(fields, name));
      if (text !== undefined) return text;
    }
    return undefined;
  };
}

function compiledName(source: FieldMapping['name']): Reader {
  const nameIn = (text: string) => cleanText(text, longest.name) || undefined;
  const first = compiled(source, nameIn);
  const best = compiled(source, (text) => {
    const name = nameIn(text);
    return name !== undefined && eligibility({ name }).eligible ? name : undefined;
  });
  // With one field there is nothing to choose from, and it is read once.
  if (fieldsOf(source).length === 1) return (fields) => first?.(fields);
  return (fields) => best?.(fields) ?? first?.(fields);
}

/** `compileMapping` for one profile. */
export function applyMapping(mapping: FieldMapping, fields: ProfileFields): CompanyInput {
  return compileMapping(mapping)(fields);
}

/** A field named like a member of every object ("constructor") is there only when the profile has it. */
function textIn(fields: ProfileFields, field: string): string {
  const text: unknown = fields[field];
  return typeof text === 'string' ? text : '';
}
