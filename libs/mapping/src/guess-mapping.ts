import type { FieldMapping } from '@firmograph/enrichment';
import type { ProfileFields } from './apply-mapping.ts';
import { countryOf } from './country.ts';
import { type ColumnRole, headerRank } from './header-words.ts';
import { websiteOf } from './website.ts';

/** One column that was recognised, and by what: `likely` ones deserve a look. */
export interface GuessedColumn {
  readonly role: Exclude<ColumnRole, 'id'>;
  readonly field: string;
  readonly by: 'header' | 'values';
  readonly confidence: 'sure' | 'likely';
}

export interface MappingGuess {
  /** Undefined: no column could be the name. */
  readonly mapping: FieldMapping | undefined;
  readonly columns: readonly GuessedColumn[];
  /** Best first, by header alone: one of them is the id only if it is filled and different in every row of the whole file. */
  readonly idCandidates: readonly string[];
}

type GuessedRole = GuessedColumn['role'];
type Values = Readonly<Record<string, readonly string[]>>;
const roles: readonly GuessedRole[] = ['name', 'website', 'country', 'state', 'city', 'postalCode', 'street'];

/** Which columns say what, told from their headers and from what the first rows hold. */
export function guessMapping(headers: readonly string[], sampleRows: readonly ProfileFields[]): MappingGuess {
  const values: Values = Object.fromEntries(headers.map((header) => [header, filled(header, sampleRows)]));
  const columns: GuessedColumn[] = [];
  for (const role of roles) {
    const free = headers.filter((header) => columns.every(({ field }) => field !== header));
    const guess = byHeader(role, free, values) ?? byValues(role, free, values);
    if (guess !== undefined) columns.push(guess);
  }
  const taken = new Set(columns.map(({ field }) => field));
  return {
    mapping: mappingOf(columns),
    columns,
    idCandidates: ranked('id', headers).filter((header) => !taken.has(header) && !mostly(values[header], isMail)),
  };
}

function filled(header: string, rows: readonly ProfileFields[]): readonly string[] {
  return rows.map((row) => (row[header] ?? '').trim()).filter((value) => value !== '');
}

function ranked(role: ColumnRole, headers: readonly string[]): readonly string[] {
  return headers
    .flatMap((header) => ({ header, rank: headerRank(header, role) ?? -1 }))
    .filter(({ rank }) => rank >= 0)
    .sort((one, other) => one.rank - other.rank)
    .map(({ header }) => header);
}

/** A header is believed unless most of the values say otherwise. */
function byHeader(role: GuessedRole, headers: readonly string[], values: Values): GuessedColumn | undefined {
  const field = ranked(role, headers).find(
    (header) => values[header]?.length === 0 || mostly(values[header], fits[role]),
  );
  if (field === undefined) return undefined;
  return { role, field, by: 'header', confidence: (values[field]?.length ?? 0) > 0 ? 'sure' : 'likely' };
}

/** Addresses and country names tell themselves apart; a lone column of a file can only be its names. */
function byValues(role: GuessedRole, headers: readonly string[], values: Values): GuessedColumn | undefined {
  const tells = role === 'name' ? undefined : telling[role];
  const alone = role === 'name' && headers.length === 1;
  const field = headers.find(
    (header) =>
      (tells !== undefined && mostly(values[header], tells, 0.8)) || (alone && mostly(values[header], isName)),
  );
  return field === undefined ? undefined : { role, field, by: 'values', confidence: 'likely' };
}

function mostly(values: readonly string[] = [], is: (value: string) => boolean, share = 0.5): boolean {
  return values.length > 0 && values.filter(is).length >= values.length * share;
}

const isMail = (value: string): boolean => /^[^\s@]+@[^\s@]+$/.test(value);
const isSite = (value: string): boolean => !isMail(value) && websiteOf(value) !== undefined;
const isName = (value: string): boolean =>
  /\p{L}/u.test(value) && !isMail(value) && !/^https?:\/\//i.test(value) && !/^[\d\s.,:/T+-]*Z?$/.test(value);
const isAnything = (): boolean => true;

const fits: Readonly<Record<GuessedRole, (value: string) => boolean>> = {
  name: isName,
  website: (value) => isMail(value) || isSite(value),
  country: (value) => countryOf(value) !== undefined,
  state: isAnything,
  city: (value) => /\p{L}/u.test(value) && !isMail(value),
  street: (value) => !isMail(value),
  postalCode: isAnything,
};

/** Two letters may be a country or a state: only a header tells. */
const telling: Partial<Record<GuessedRole, (value: string) => boolean>> = {
  website: isSite,
  country: (value) => value.length > 2 && countryOf(value) !== undefined,
};

function mappingOf(columns: readonly GuessedColumn[]): FieldMapping | undefined {
  const fieldOf = Object.fromEntries(columns.map(({ role, field }) => [role, field] as const));
  const { name, website, ...location } = fieldOf as Partial<Record<GuessedRole, string>>;
  if (name === undefined) return undefined;
  return {
    name,
    ...(website === undefined ? {} : { website }),
    ...(Object.keys(location).length === 0 ? {} : { location }),
  };
}
