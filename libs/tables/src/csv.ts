import type { Cell } from './column.ts';
import { textOf } from './column.ts';

/** What a spreadsheet takes for the beginning of a formula, also in its full-width form, or skips on the way to one. */
const dangerous = /^[=+\-@\t\r\n\0\uFF0B\uFF0D\uFF1D\uFF20]/;

/** A spreadsheet runs text that begins like a formula; what came from outside must not be run. Numbers are numbers. */
export function harmless(cell: Cell): string {
  if (cell === undefined) return '';
  const text = textOf(cell);
  return typeof cell !== 'number' && dangerous.test(text) ? `'${text}` : text;
}

/** Lines of one delimiter, quoted where RFC 4180 or a careless reader needs it. */
export class CsvLines {
  private readonly mustQuote: RegExp;

  constructor(private readonly delimiter = ',') {
    this.mustQuote = new RegExp(`["\r\n${delimiter}]|^\\s|\\s$`);
  }

  /** One line, with its end. */
  line(cells: readonly string[]): string {
    return `${cells.map((cell) => (this.mustQuote.test(cell) ? quoted(cell) : cell)).join(this.delimiter)}\n`;
  }
}

const commas = new CsvLines();

/** One line of a comma-separated file. */
export function csvLine(cells: readonly string[]): string {
  return commas.line(cells);
}

function quoted(cell: string): string {
  return `"${cell.replaceAll('"', '""')}"`;
}
