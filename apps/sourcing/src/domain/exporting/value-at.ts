import type { EnrichedRow } from '../enriched-row.ts';

type Value = string | number | object | undefined;

/** What a row has at a path; of a list, what each of its members has there. */
export function valueAt(row: EnrichedRow | undefined, path: string): Value {
  if (row === undefined) return undefined;
  switch (path) {
    case '$confidence':
      return row.confidence;
    case '$askedAt':
      return row.askedAt.toISOString();
    case '$runId':
      return row.runId;
    default:
      return below(row.company, path.split('.'));
  }
}

function below(value: unknown, path: readonly string[]): Value {
  if (value === undefined || value === null) return undefined;
  const [name, ...rest] = path;
  if (Array.isArray(value) && name !== undefined) {
    const each = value.map((member: unknown) => below(member, path)).filter((found) => found !== undefined);
    return each.length === 0 ? undefined : each;
  }
  if (name === undefined) return value;
  return typeof value === 'object' ? below((value as Readonly<Record<string, unknown>>)[name], rest) : undefined;
}
