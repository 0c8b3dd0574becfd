import { BadInput } from './bad-input.ts';
import { maxColumnNameLength, maxColumns } from './row.ts';

export interface Header {
  readonly columns: readonly string[];
  readonly warnings: readonly string[];
}

/** The columns of a CSV file by names that tell them apart: an empty one gets a number, one that came before a suffix. */
export function headerOf(cells: readonly string[]): Header {
  if (cells.length > maxColumns) {
    throw new BadInput(`The file has ${cells.length} columns: at most ${maxColumns} are read, so leave some out.`);
  }
  const columns: string[] = [];
  const warnings: string[] = [];
  for (const [index, cell] of cells.entries()) {
    const name =
      cell.replaceAll(/\s+/g, ' ').trim().slice(0, maxColumnNameLength).toWellFormed() || `Column ${index + 1}`;
    const column = freeName(name, columns);
    if (column !== name) warnings.push(`Column ${index + 1} is named “${name}” like another: here it is “${column}”.`);
    columns.push(column);
  }
  return { columns, warnings };
}

/** An object cannot have a field of this one name. */
const unusable = '__proto__';

function freeName(name: string, taken: readonly string[]): string {
  if (!taken.includes(name) && name !== unusable) return name;
  let number = 2;
  while (taken.includes(suffixed(name, number))) number += 1;
  return suffixed(name, number);
}

function suffixed(name: string, number: number): string {
  const suffix = ` (${number})`;
  return `${name.slice(0, maxColumnNameLength - suffix.length)}${suffix}`;
}
