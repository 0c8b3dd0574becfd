/** Longest row that is read, in UTF-16 units: what is longer is no company. */
export const maxRowLength = 1_048_576;
export const maxColumns = 1000;
export const maxColumnNameLength = 200;

/** One row of the file. */
export interface Row {
  /** As a spreadsheet counts: the header is row 1. In JSON: the line, or the place in the array, from 1. */
  readonly row: number;
  /** By column, text as it came. A column that the row does not have is absent. */
  readonly fields: Readonly<Record<string, string>>;
  /** The object that a JSON file has here. */
  readonly source?: Readonly<Record<string, unknown>>;
}

/** A row that could not be read; the rest of the file is not touched by it. */
export interface RejectedRow {
  readonly row: number;
  readonly reason: string;
}

export type RowRead = Row | RejectedRow;

export function isRejected(row: RowRead): row is RejectedRow {
  return 'reason' in row;
}
