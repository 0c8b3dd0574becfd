import { z } from 'zod';

const field = z.string().min(1).max(200).describe('A field of the profiles');

const FirstOf = z.strictObject({
  firstOf: z.array(field).min(1).max(10).describe('The first of these fields that says something'),
});

const Constant = z.strictObject({
  constant: z.string().trim().min(1).max(300).describe('The same for every profile'),
});

/** Where something that is sent comes from. */
export const MappedFrom = z.union([field, FirstOf, Constant]);
export type MappedFrom = z.infer<typeof MappedFrom>;

export const locationParts = ['country', 'state', 'city', 'street', 'postalCode'] as const;

/**
 * From what profiles say which company it is: its name, and at most its website and its location. A name is no constant, or
 * every profile were the same company.
 */
export const FieldMapping = z.strictObject({
  name: z.union([field, FirstOf]),
  website: MappedFrom.optional(),
  location: z
    .strictObject({
      country: MappedFrom.optional(),
      state: MappedFrom.optional(),
      city: MappedFrom.optional(),
      street: MappedFrom.optional(),
      postalCode: MappedFrom.optional(),
    })
    .optional(),
});
export type FieldMapping = z.infer<typeof FieldMapping>;

/** The fields that are read for it, in the order in which they are tried; none for a constant. */
export function fieldsOf(source: MappedFrom | undefined): readonly string[] {
  if (source === undefined) return [];
  if (typeof source === 'string') return [source];
  return 'firstOf' in source ? source.firstOf : [];
}

/** The profile fields that a mapping reads, each once. */
export function fieldsRead({ name, website, location = {} }: FieldMapping): readonly string[] {
  const sources = [name, website, ...locationParts.map((part) => location[part])];
  return [...new Set(sources.flatMap(fieldsOf))];
}
