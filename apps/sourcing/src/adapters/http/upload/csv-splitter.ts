import {
  carriageReturn,
  endBefore,
  newline,
  quoteFrom,
  recordEnd,
  type CsvText,
  type NoEnd,
} from './csv-record-end.ts';
import { isBlank } from './line-splitter.ts';
import { faults, maxRowBytes, type RawRecord, type Splitter } from './raw-record.ts';

/**
 * One record a line, or several lines where a quoted value holds the ends of them. A quote that opens and never closes costs
 * the line that it is in and no other: the next line is read as a record again. Blank lines are counted and left out.
 */
export class CsvSplitter implements Splitter {
  private readonly delimiter: Buffer;
  private pending: Buffer = Buffer.alloc(0);
  private row = 1;
  /** The line at hand is given up already. */
  private isSkipping = false;

  constructor(delimiter: string) {
    this.delimiter = Buffer.from(delimiter);
  }

  readonly push = (chunk: Buffer): readonly RawRecord[] =>
    this.cut(this.pending.length === 0 ? chunk : Buffer.concat([this.pending, chunk]), false);

  readonly end = (): readonly RawRecord[] => this.cut(this.pending, true);

  private cut(buffer: Buffer, isEnd: boolean): readonly RawRecord[] {
    const records: RawRecord[] = [];
    const text = { buffer, delimiter: this.delimiter, isEnd };
    let start = this.isSkipping ? this.lineAfter(buffer, 0) : 0;
    let nextQuote = -1;
    while (start < buffer.length) {
      if (nextQuote < start) nextQuote = quoteFrom(buffer, start);
      const end = endOf(text, start, nextQuote);
      if (end === 'open' && buffer.length - start <= maxRowBytes) break;
      if (typeof end === 'string') records.push(this.givenUp(nextQuote < buffer.length));
      else records.push(...this.taken(lineWithoutReturn(buffer, start, end)));
      start = typeof end === 'string' ? this.lineAfter(buffer, start) : end + 1;
    }
    this.pending = buffer.subarray(start);
    return records;
  }

  private taken(bytes: Buffer): readonly RawRecord[] {
    const row = this.row++;
    return isBlank(bytes) ? [] : [{ row, bytes }];
  }

  private givenUp(hasQuote: boolean): RawRecord {
    return { row: this.row++, fault: hasQuote ? faults.openQuote : faults.tooLong };
  }

  /** Where the next line begins; where it begins in a later chunk, that one is skipped up to there. */
  private lineAfter(buffer: Buffer, start: number): number {
    const end = buffer.indexOf(newline, start);
    this.isSkipping = end < 0;
    return end < 0 ? buffer.length : end + 1;
  }
}

/** Most records hold no quote, and most buffers hold many records before the next quote. */
function endOf(text: CsvText, start: number, nextQuote: number): number | NoEnd {
  const end = endBefore(text, start, nextQuote);
  return end === 'quote' ? recordEnd(text, start, nextQuote) : end;
}

function lineWithoutReturn(buffer: Buffer, start: number, end: number): Buffer {
  return buffer.subarray(start, end > start && buffer[end - 1] === carriageReturn ? end - 1 : end);
}
