import fc from 'fast-check';

/** As far as the contracts' schemas use it. */
export interface JsonSchema {
  readonly type?: string | readonly string[];
  readonly format?: string;
  readonly const?: unknown;
  readonly enum?: readonly unknown[];
  readonly anyOf?: readonly JsonSchema[];
  readonly oneOf?: readonly JsonSchema[];
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly required?: readonly string[];
  readonly additionalProperties?: JsonSchema | boolean;
  readonly items?: JsonSchema;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly minItems?: number;
  readonly $ref?: string;
  readonly $defs?: Readonly<Record<string, JsonSchema>>;
}

/** What values are made of. */
export interface Material {
  /** Taken for any text, those that look like one also for a UUID. */
  readonly texts: readonly string[];
  /** How deep values that hold values of their own kind go. */
  readonly depth?: number;
}

const uuid = /^[0-9a-f]{8}-/;

/** Values that a schema allows, as far as types, choices and fields go; texts need not keep to patterns. */
export function arbitraryOf(schema: JsonSchema, material: Material, root: JsonSchema = schema): fc.Arbitrary<unknown> {
  const of = (one: JsonSchema) => arbitraryOf(one, material, root);
  if ('const' in schema) return fc.constant(schema.const);
  if (schema.enum !== undefined) return fc.constantFrom(...schema.enum);
  const choices = schema.anyOf ?? schema.oneOf;
  if (choices !== undefined) return fc.oneof(...choices.map(of));
  if (schema.$ref !== undefined) return referred(schema.$ref, material, root);
  return typed({ schema, of, material });
}

interface Typed {
  readonly schema: JsonSchema;
  readonly of: (schema: JsonSchema) => fc.Arbitrary<unknown>;
  readonly material: Material;
}

function typed(one: Typed): fc.Arbitrary<unknown> {
  const [type] = [one.schema.type].flat();
  return ofType[String(type)]?.(one) ?? fc.constant(null);
}

const most = 1_000_000;

const ofType: Readonly<Record<string, (typed: Typed) => fc.Arbitrary<unknown>>> = {
  object: objectOf,
  array: ({ schema: { items = {}, minItems = 0 }, of }) =>
    fc.array(of(items), { minLength: minItems, maxLength: minItems + 2 }),
  string: textOf,
  integer: ({ schema: { minimum = 0, maximum = 1000 } }) => fc.integer({ min: minimum, max: Math.min(maximum, most) }),
  number: ({ schema: { minimum = 0, maximum = 1000 } }) => fc.double({ min: minimum, max: maximum, noNaN: true }),
  boolean: () => fc.boolean(),
};

function referred(ref: string, { texts, depth = 3 }: Material, root: JsonSchema): fc.Arbitrary<unknown> {
  const found = ref === '#' ? root : root.$defs?.[ref.replace('#/$defs/', '')];
  if (found === undefined || depth === 0) return fc.constant(null);
  return arbitraryOf(found, { texts, depth: depth - 1 }, root);
}

function objectOf({ schema, of, material }: Typed): fc.Arbitrary<unknown> {
  const { properties = {}, required = [], additionalProperties } = schema;
  const names = Object.keys(properties);
  if (names.length === 0 && typeof additionalProperties === 'object')
    return fc.dictionary(fc.constantFrom(...material.texts), of(additionalProperties), { maxKeys: 2 });
  const fields = Object.fromEntries(Object.entries(properties).map(([name, inner]) => [name, of(inner)]));
  return fc.record(fields, { requiredKeys: names.filter((name) => required.includes(name)) });
}

function textOf({ schema: { format }, material: { texts } }: Typed): fc.Arbitrary<string> {
  if (format === 'date-time') return fc.constantFrom('2020-01-01T00:00:00Z', '2100-01-01T00:00:00Z');
  if (format === 'uuid') return fc.constantFrom(...texts.filter((text) => uuid.test(text)));
  return fc.constantFrom(...texts);
}
