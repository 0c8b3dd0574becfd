import { maxRowLength } from './row.ts';

/** One record of a CSV file: its cells, or why it is none. `row` counts as a spreadsheet does, from 1. */
export type CsvRecord =
  { readonly row: number; readonly cells: readonly string[] } | { readonly row: number; readonly reason: string };

const brokenQuotes = 'a quote is not closed, or stands in the middle of a cell';
const tooLong = `is longer than ${maxRowLength} characters`;

/**
 * Cuts the text of a CSV file, as it comes in pieces, into records. Unlike the parsers at hand it loses no more than one line to
 * a broken quote: it goes back to the line where the quote stands, rejects that, and reads on behind it.
 */
export class CsvRecords {
  readonly #delimiter: string;
  readonly #newline: string;
  #text = '';
  #row = 0;
  #columns: number | undefined;
  #skipping = false;

  constructor(delimiter: string, newline: '\n' | '\r' = '\n') {
    this.#delimiter = delimiter;
    this.#newline = newline;
  }

  /** Records of another number of cells are rejected from here on. */
  expect(columns: number): void {
    this.#columns = columns;
  }

  *push(piece: string, isLast = false): Generator<CsvRecord, void> {
    this.#text += piece;
    let at = 0;
    while (at < this.#text.length) {
      const read = this.#readAt(at, isLast);
      if (read === undefined) break;
      at = read.next;
      if (read.record !== undefined) yield read.record;
    }
    this.#text = this.#text.slice(at);
  }

  /** Undefined: the rest of the record has not come yet. */
  #readAt(at: number, isLast: boolean): { readonly next: number; readonly record?: CsvRecord } | undefined {
    const end = this.#lineEnd(at, isLast);
    if (end === undefined) return this.#waitOrSkip(at);
    const next = Math.min(end + 1, this.#text.length);
    if (this.#skipping) {
      this.#skipping = false;
      return { next };
    }
    this.#row += 1;
    const line = this.#text.slice(at, end);
    if (line.trim() === '') return { next };
    if (line.length > maxRowLength) return { next, record: { row: this.#row, reason: tooLong } };
    if (!line.includes('"')) return { next, record: this.#checked(withoutReturn(line).split(this.#delimiter)) };
    return this.#readQuoted(at, next, isLast);
  }

  #lineEnd(at: number, isLast: boolean): number | undefined {
    const end = this.#text.indexOf(this.#newline, at);
    if (end >= 0) return end;
    return isLast ? this.#text.length : undefined;
  }

  #waitOrSkip(at: number): { readonly next: number; readonly record?: CsvRecord } | undefined {
    if (this.#text.length - at <= maxRowLength) return undefined;
    const isNew = !this.#skipping;
    this.#skipping = true;
    if (isNew) this.#row += 1;
    return { next: this.#text.length, ...(isNew ? { record: { row: this.#row, reason: tooLong } } : {}) };
  }

  #readQuoted(at: number, nextLine: number, isLast: boolean) {
    const read = readCells(this.#text, at, { delimiter: this.#delimiter, newline: this.#newline, isLast });
    const isTooLong = this.#text.length - at > maxRowLength;
    if (read === 'more' && !isTooLong) {
      this.#row -= 1;
      return undefined;
    }
    if (typeof read === 'string') return { next: nextLine, record: { row: this.#row, reason: brokenQuotes } };
    // A stray quote that swallows lines until the next one shows in the number of cells.
    const fits = this.#columns === undefined || trimmed(read.cells, this.#columns).length === this.#columns;
    if (!fits && read.next > nextLine) return { next: nextLine, record: { row: this.#row, reason: brokenQuotes } };
    return { next: read.next, record: this.#checked(read.cells) };
  }

  #checked(all: readonly string[]): CsvRecord {
    const columns = this.#columns ?? all.length;
    const cells = trimmed(all, columns);
    if (cells.length !== columns) {
      return { row: this.#row, reason: `has ${all.length} cells where the header has ${columns}` };
    }
    return cells.some((cell) => cell.includes('\0'))
      ? { row: this.#row, reason: 'holds NUL bytes' }
      : { row: this.#row, cells };
  }
}

/** Spreadsheets end rows in delimiters that belong to no column. */
function trimmed(cells: readonly string[], columns: number): readonly string[] {
  return cells.length > columns && cells.slice(columns).every((cell) => cell.trim() === '')
    ? cells.slice(0, columns)
    : cells;
}

function withoutReturn(line: string): string {
  return line.endsWith('\r') ? line.slice(0, -1) : line;
}

interface Dialect {
  readonly delimiter: string;
  readonly newline: string;
  readonly isLast: boolean;
}

/** The cells of the record at a place. `more`: it goes on beyond the text; `broken`: no reading of its quotes makes sense. */
function readCells(text: string, from: number, dialect: Dialect) {
  const cells: string[] = [];
  let at = from;
  for (;;) {
    const cell =
      text.charCodeAt(quoteAt(text, at)) === 0x22 ? quotedCell(text, at, dialect) : plainCell(text, at, dialect);
    if (typeof cell === 'string') return cell;
    cells.push(cell.text);
    at = cell.end + 1;
    if (text.charAt(cell.end) !== dialect.delimiter) return { cells, next: Math.min(at, text.length) };
  }
}

/** Spaces may stand before a quote. */
function quoteAt(text: string, at: number): number {
  let quote = at;
  while (text.charAt(quote) === ' ') quote += 1;
  return quote;
}

function plainCell(text: string, at: number, { delimiter, newline, isLast }: Dialect) {
  const delimited = text.indexOf(delimiter, at);
  const lineEnd = text.indexOf(newline, at);
  const ends = [delimited, lineEnd].filter((end) => end >= 0);
  if (ends.length === 0 && !isLast) return 'more';
  const end = Math.min(text.length, ...ends);
  const cell = text.slice(at, end);
  return { text: end === delimited ? cell : withoutReturn(cell), end };
}

function quotedCell(text: string, at: number, dialect: Dialect) {
  const open = quoteAt(text, at) + 1;
  const close = closingQuote(text, open);
  const isCutOff = close === undefined || close + 1 === text.length;
  if (isCutOff && !dialect.isLast) return 'more';
  if (close === undefined) return 'broken';
  const end = endBehindQuote(text, close + 1, dialect);
  return typeof end === 'string' ? end : { text: text.slice(open, close).replaceAll('""', '"'), end };
}

function closingQuote(text: string, open: number): number | undefined {
  let close = text.indexOf('"', open);
  while (close >= 0 && text.charAt(close + 1) === '"') close = text.indexOf('"', close + 2);
  return close < 0 ? undefined : close;
}

/** Behind a closing quote only spaces may stand before the cell ends. */
function endBehindQuote(text: string, from: number, { delimiter, newline, isLast }: Dialect) {
  let end = quoteAt(text, from);
  if (text.charAt(end) === '\r' && newline === '\n') end += 1;
  if (end >= text.length) return isLast ? text.length : 'more';
  return [delimiter, newline].includes(text.charAt(end)) ? end : 'broken';
}
