/** What a column of a table holds: text, numbers, or structures that are written as JSON where a format has none. */
export interface TableColumn {
  readonly name: string;
  readonly type: 'text' | 'number' | 'json';
}

/** Undefined: nothing. A number in a column of text is written as text; what is no number stays out of a column of numbers. */
export type Cell = string | number | object | undefined;

/** A cell as text; structures as JSON. */
export function textOf(cell: Exclude<Cell, undefined>): string {
  return typeof cell === 'object' ? JSON.stringify(cell) : String(cell);
}
