import type { FieldMapping } from '@firmograph/enrichment';
import { BadInput } from '../reading/bad-input.ts';
import { columnNamed, type Scan } from '../reading/scan-file.ts';

/** Columns that the user names; a name of the empty text says that no column holds it. */
export interface SaidColumns {
  readonly name?: string | undefined;
  readonly website?: string | undefined;
  readonly country?: string | undefined;
  readonly state?: string | undefined;
  readonly city?: string | undefined;
}

/** What was said holds; what was not said is guessed. Throws `BadInput` when no column could be the name. */
export function chooseMapping({ columns, guess, path }: Scan, said: SaidColumns): FieldMapping {
  const words = Object.entries(said).filter((entry): entry is [string, string] => entry[1] !== undefined);
  const named = words
    .filter(([, column]) => column !== '')
    .map(([role, column]) => [role, columnNamed(column, columns)] as const);
  const settled = new Set(words.map(([role]) => role));
  const taken = new Set(named.map(([, column]) => column));
  const guessed = guess.columns.filter(({ role, field }) => !settled.has(role) && !taken.has(field));
  const chosen: Partial<Record<string, string>> = Object.fromEntries([
    ...guessed.map(({ role, field }) => [role, field] as const),
    ...named,
  ]);
  const { name, website, ...location } = chosen;
  if (name === undefined) throw noName(path, columns);
  return {
    name,
    ...(website === undefined ? {} : { website }),
    ...(Object.keys(location).length === 0 ? {} : { location }),
  };
}

function noName(path: string, columns: readonly string[]): BadInput {
  const known = columns.slice(0, 10).map((column) => `“${column}”`);
  return new BadInput(
    `No column of ${path} could be the company name; it has ${known.join(', ')}${columns.length > 10 ? ' …' : ''}: say which with --name COLUMN.`,
  );
}
