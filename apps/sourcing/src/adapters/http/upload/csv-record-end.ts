export const newline = 0x0a;
const quote = 0x22;
export const carriageReturn = 0x0d;
const space = 0x20;

export interface CsvText {
  readonly buffer: Buffer;
  readonly delimiter: Buffer;
  /** Nothing comes after the buffer. */
  readonly isEnd: boolean;
}

/** More is needed to tell where it ends; or a quote in it makes no sense. */
export type NoEnd = 'open' | 'broken';

interface ValueEnd {
  readonly at: number;
  readonly by: 'delimiter' | 'line';
}

/**
 * The position of the line end, outside of quotes, that ends the record which begins at `start`; `nextQuote` is where the
 * first quote from there on is.
 */
export function recordEnd(text: CsvText, start: number, nextQuote: number): number | NoEnd {
  for (let quoteAt = nextQuote; ;) {
    const opens = quoteAt === start || isDelimiter(text, quoteAt - text.delimiter.length);
    const next = opens ? behindQuoted(text, quoteAt) : quoteAt + 1;
    if (typeof next !== 'number') return typeof next === 'string' ? next : next.at;
    quoteAt = quoteFrom(text.buffer, next);
    const end = endBefore(text, next, quoteAt);
    if (end !== 'quote') return end;
  }
}

/** The same where no quote comes before; `quote` where one does. */
export function endBefore({ buffer, isEnd }: CsvText, start: number, nextQuote: number): number | 'open' | 'quote' {
  const lineEnd = indexFrom(buffer, newline, start);
  if (lineEnd < nextQuote) return lineEnd;
  if (nextQuote < buffer.length) return 'quote';
  return isEnd ? buffer.length : 'open';
}

/** Where the next value begins, or how the record ends. */
function behindQuoted(text: CsvText, start: number): number | ValueEnd | NoEnd {
  const end = quotedEnd(text, start);
  return typeof end === 'string' || end.by === 'line' ? end : end.at + text.delimiter.length;
}

function quotedEnd(text: CsvText, start: number): ValueEnd | NoEnd {
  const closing = closingQuote(text, start + 1);
  if (typeof closing === 'string') return closing;
  return isDelimiter(text, closing + 1) ? { at: closing + 1, by: 'delimiter' } : endBehind(text, closing + 1);
}

function endBehind(text: CsvText, start: number): ValueEnd | NoEnd {
  const { buffer, delimiter, isEnd } = text;
  let at = start;
  while (buffer[at] === space || buffer[at] === carriageReturn) at += 1;
  if (buffer[at] === newline) return { at, by: 'line' };
  if (isDelimiter(text, at)) return { at, by: 'delimiter' };
  if (at >= buffer.length) return atEndOf(text);
  return !isEnd && buffer.length - at < delimiter.length ? 'open' : 'broken';
}

function closingQuote({ buffer, isEnd }: CsvText, start: number): number | NoEnd {
  for (let at = buffer.indexOf(quote, start); at >= 0; at = buffer.indexOf(quote, at + 2)) {
    if (buffer[at + 1] !== quote) return at + 1 < buffer.length || isEnd ? at : 'open';
  }
  return isEnd ? 'broken' : 'open';
}

function atEndOf({ buffer, isEnd }: CsvText): ValueEnd | NoEnd {
  return isEnd ? { at: buffer.length, by: 'line' } : 'open';
}

function isDelimiter({ buffer, delimiter }: CsvText, at: number): boolean {
  return buffer[at] === delimiter[0] && buffer.subarray(at, at + delimiter.length).equals(delimiter);
}

/** Past the end where there is none. */
function indexFrom(buffer: Buffer, sought: number | Buffer, start: number): number {
  const at = buffer.indexOf(sought, start);
  return at < 0 ? buffer.length : at;
}

/** Where the next quote is; past the end where there is none. */
export function quoteFrom(buffer: Buffer, start: number): number {
  return indexFrom(buffer, quote, start);
}
