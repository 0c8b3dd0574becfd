import { isUtf8 } from 'node:buffer';
import { DomainError } from '@firmograph/kernel';

export const maxRowBytes = 1_000_000;

/** One record of an upload as its bytes, or why it could not be cut out. */
export type RawRecord =
  { readonly row: number; readonly bytes: Buffer } | { readonly row: number; readonly fault: string };

/** The same as text. */
export type TextRecord =
  | { readonly row: number; readonly text: string; readonly bytes: number }
  | { readonly row: number; readonly fault: string };

/** Cuts an upload into records as it arrives; it never holds more than one record and the chunk at hand. */
export interface Splitter {
  readonly push: (chunk: Buffer) => readonly RawRecord[];
  readonly end: () => readonly RawRecord[];
}

export const faults = {
  tooLong: `is longer than ${maxRowBytes} bytes`,
  openQuote: 'has a quoted value that does not end',
  notUtf8: 'is not UTF-8 text; save the file as UTF-8 and send it again',
} as const;

/** Nothing of it can be taken in. */
export function unreadable(why: string): DomainError {
  return new DomainError('import/unreadable', why);
}

export async function* textRecords(
  source: AsyncIterable<Buffer>,
  splitter: Splitter,
): AsyncGenerator<readonly TextRecord[]> {
  for await (const chunk of source) yield splitter.push(chunk).map(textOf);
  yield splitter.end().map(textOf);
}

function textOf(record: RawRecord): TextRecord {
  if ('fault' in record) return record;
  const { row, bytes } = record;
  if (bytes.length > maxRowBytes) return { row, fault: faults.tooLong };
  return isUtf8(bytes) ? { row, text: bytes.toString('utf8'), bytes: bytes.length } : { row, fault: faults.notUtf8 };
}
