import { BadInput } from './bad-input.ts';
import { type CsvRecord, CsvRecords } from './csv-records.ts';
import type { FileShape } from './file-shape.ts';
import { type Header, headerOf } from './header.ts';
import { JsonElements } from './json-elements.ts';
import { jsonRow } from './json-row.ts';
import { Lines } from './lines.ts';
import { maxColumns, type RowRead } from './row.ts';

/** Rows in the order of the file, some at a time: one at a time costs a microtask each. */
export type Rows = AsyncGenerator<readonly RowRead[]>;

export interface Reading {
  readonly shape: FileShape;
  readonly pieces: AsyncIterable<string>;
  /** Told once, before the first row of a CSV file. */
  readonly onHeader?: (columns: readonly string[], warnings: readonly string[]) => void;
}

type CsvShape = Extract<FileShape, { readonly format: 'csv' }>;

/** The rows of a text. A row that cannot be read is one of them, with its reason: it stops nothing. */
export function readRows({ shape, pieces, onHeader }: Reading): Rows {
  if (shape.format === 'csv') return csvRows(shape, pieces, onHeader);
  return shape.format === 'json' ? arrayRows(pieces) : lineRows(pieces);
}

async function* csvRows(
  { delimiter, newline, tellsDelimiter }: CsvShape,
  pieces: AsyncIterable<string>,
  onHeader: Reading['onHeader'],
): Rows {
  const records = new CsvRecords(delimiter, newline);
  let columns: readonly string[] | undefined;
  let toSkip = tellsDelimiter ? 1 : 0;
  for await (const { piece, isLast } of withEnd(pieces)) {
    const rows: RowRead[] = [];
    for (const record of records.push(piece, isLast)) {
      if (columns !== undefined) rows.push(rowOf(record, columns));
      else if (toSkip > 0) toSkip -= 1;
      else {
        const header = headerIn(record);
        ({ columns } = header);
        records.expect(columns.length);
        onHeader?.(columns, header.warnings);
      }
    }
    yield rows;
  }
}

function headerIn(record: CsvRecord): Header {
  if ('cells' in record) return headerOf(record.cells);
  throw new BadInput(
    `The first row is no header: it ${record.reason.replace(/^a quote/, 'has broken quotes: a quote')}. At most ${maxColumns} columns are read.`,
  );
}

function rowOf(record: CsvRecord, columns: readonly string[]): RowRead {
  if ('reason' in record) return record;
  const fields: Record<string, string> = {};
  for (let index = 0; index < columns.length; index += 1) {
    const column = columns[index];
    if (column !== undefined) fields[column] = record.cells[index] ?? '';
  }
  return { row: record.row, fields };
}

async function* arrayRows(pieces: AsyncIterable<string>): Rows {
  const elements = new JsonElements();
  let row = 0;
  for await (const { piece, isLast } of withEnd(pieces)) {
    const rows = Array.from(elements.push(piece), (element) => jsonRow((row += 1), element));
    if (isLast && !elements.isComplete) {
      rows.push({ row: row + 1, reason: 'the array breaks off here: nothing after it could be read' });
    }
    yield rows;
  }
}

async function* lineRows(pieces: AsyncIterable<string>): Rows {
  const lines = new Lines();
  let row = 0;
  for await (const { piece, isLast } of withEnd(pieces)) {
    const rows: RowRead[] = [];
    for (const line of lines.push(piece, isLast)) {
      row += 1;
      if (line?.trim() !== '') rows.push(jsonRow(row, line));
    }
    yield rows;
  }
}

/** Each piece, told whether it is the last: the end comes as an empty one. */
async function* withEnd(pieces: AsyncIterable<string>) {
  for await (const piece of pieces) yield { piece, isLast: false };
  yield { piece: '', isLast: true };
}
