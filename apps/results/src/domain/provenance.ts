import { fieldsIn, valueIn, type Column, type Company } from '@firmograph/enrichment';
import type { FilledRow } from './row.ts';

/** One value of a row, and since when it is so, by which run. */
export interface RestedValue {
  readonly column: Column;
  readonly value: string | number | object;
  readonly runId: string;
  readonly since: Date;
  readonly row: FilledRow;
}

interface Earlier {
  readonly runId: string;
  readonly at: Date;
  readonly changed: readonly string[];
}

/** What each value rests on: the newest change that touched it; the row itself where its history does not reach so far. */
export function restedValues(
  row: FilledRow,
  columns: readonly Column[],
  history: readonly Earlier[],
): readonly RestedValue[] {
  // Written by `keptOf`, so that it is a company.
  const company = JSON.parse(row.company) as Company;
  const filled = new Set(fieldsIn(row.filled));
  return columns
    .filter(({ field }) => filled.has(field))
    .flatMap((column) => {
      const value = valueIn(column, company);
      if (value === undefined) return [];
      const change = history.find(({ changed }) => changed.includes(column.field));
      return [{ column, value, row, runId: change?.runId ?? row.runId, since: change?.at ?? row.updatedAt }];
    });
}
