import type { FieldMapping, MappedFrom } from '@firmograph/enrichment';
import { BadInput } from '../reading/bad-input.ts';
import { columnNamed, type Scan } from '../reading/scan-file.ts';

/** Columns that the user names, of several the first that says something; the empty text says that no column holds it. */
type SaidColumn = string | readonly string[] | undefined;

export interface SaidColumns {
  readonly name?: SaidColumn;
  readonly website?: SaidColumn;
  readonly country?: SaidColumn;
  readonly state?: SaidColumn;
  readonly city?: SaidColumn;
}

/** What is the same in every row. */
export interface SaidConstants {
  readonly country?: string | undefined;
  readonly state?: string | undefined;
  readonly city?: string | undefined;
}

/** What was said holds; what was not said is guessed. Throws `BadInput` when no column could be the name. */
export function chooseMapping(
  { columns, guess, path }: Scan,
  said: SaidColumns,
  constants: SaidConstants = {},
): FieldMapping {
  const named = namedIn(said, columns);
  const settled = new Set([...named.map(({ role }) => role), ...namesOf(constants)]);
  const taken = new Set(named.flatMap(({ fields }) => fields));
  const guessed = guess.columns.filter(({ role, field }) => !settled.has(role) && !taken.has(field));
  const chosen: Partial<Record<string, MappedFrom>> = Object.fromEntries([
    ...guessed.map(({ role, field }) => [role, field] as const),
    ...named.filter(({ fields }) => fields.length > 0).map(({ role, fields }) => [role, sourceOf(fields)] as const),
    ...namesOf(constants).map((role) => [role, { constant: constants[role] ?? '' }] as const),
  ]);
  const { name, website, ...location } = chosen;
  if (name === undefined || (typeof name === 'object' && 'constant' in name)) throw noName(path, columns);
  return {
    name,
    ...(website === undefined ? {} : { website }),
    ...(Object.keys(location).length === 0 ? {} : { location }),
  };
}

interface Named {
  readonly role: string;
  readonly fields: readonly string[];
}

function namedIn(said: SaidColumns, columns: readonly string[]): readonly Named[] {
  return Object.entries(said).flatMap(([role, names]: [string, SaidColumn]) => {
    if (names === undefined) return [];
    const given = (typeof names === 'string' ? [names] : names).filter((name) => name !== '');
    return [{ role, fields: given.map((name) => columnNamed(name, columns)) }];
  });
}

function namesOf(constants: SaidConstants): readonly (keyof SaidConstants)[] {
  return (['country', 'state', 'city'] as const).filter((role) => constants[role] !== undefined);
}

function sourceOf(fields: readonly string[]): MappedFrom {
  const [first] = fields;
  return first !== undefined && fields.length === 1 ? first : { firstOf: [...fields] };
}

function noName(path: string, columns: readonly string[]): BadInput {
  const known = columns.slice(0, 10).map((column) => `“${column}”`);
  return new BadInput(
    `No column of ${path} could be the company name; it has ${known.join(', ')}${columns.length > 10 ? ' …' : ''}: say which with --name COLUMN.`,
  );
}
