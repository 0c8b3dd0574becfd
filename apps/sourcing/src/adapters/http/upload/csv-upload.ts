import Papa from 'papaparse';
import type { Reading, Rejection, UploadedRow } from '../../../application/import-profiles.ts';
import { assertDelimiter, columnsOf, delimiterOf, valuesOf } from './csv-header.ts';
import { CsvSplitter } from './csv-splitter.ts';
import { textRecords, unreadable, type TextRecord } from './raw-record.ts';
import { rowOf } from './uploaded-row.ts';

export interface CsvOptions {
  readonly idField: string;
  readonly delimiter?: string | undefined;
}

const headBytes = 65_536;

/** Reads a CSV file: a header and a profile a row. Throws `DomainError` when the header cannot be used. */
export async function* csvUpload(source: AsyncIterable<Buffer>, options: CsvOptions): AsyncGenerator<Reading> {
  const chunks = source[Symbol.asyncIterator]();
  try {
    yield* readings(chunks, options);
  } finally {
    // Taken by hand, so it is also given back by hand when the reading ends early.
    await chunks.return?.();
  }
}

async function* readings(chunks: AsyncIterator<Buffer>, { idField, delimiter: given }: CsvOptions) {
  const head = await headOf(chunks);
  if (given !== undefined) assertDelimiter(given);
  const delimiter = given ?? delimiterOf(head.toString('utf8'), idField);
  let table: CsvTable | undefined;
  for await (const records of textRecords(chained(head, chunks), new CsvSplitter(delimiter))) {
    const [first, ...others] = records;
    if (first === undefined) continue;
    if (table !== undefined) yield table.read(records);
    else {
      table = CsvTable.under(first, delimiter, idField);
      yield table.read(others);
    }
  }
  if (table === undefined) throw unreadable('The upload is empty. Send a header and a line for each profile.');
}

async function headOf(chunks: AsyncIterator<Buffer>): Promise<Buffer> {
  const parts: Buffer[] = [];
  for (let bytes = 0; bytes < headBytes;) {
    const next = await chunks.next();
    if (next.done === true) break;
    parts.push(next.value);
    bytes += next.value.length;
  }
  return Buffer.concat(parts);
}

async function* chained(head: Buffer, chunks: AsyncIterator<Buffer>): AsyncGenerator<Buffer> {
  yield head;
  for (let next = await chunks.next(); next.done !== true; next = await chunks.next()) yield next.value;
}

class CsvTable {
  private readonly idColumn: number;
  private readonly headerBytes: number;

  private constructor(
    private readonly columns: readonly string[],
    private readonly delimiter: string,
    idField: string,
  ) {
    this.idColumn = columns.indexOf(idField);
    this.headerBytes = columns.join().length;
  }

  static under(header: TextRecord, delimiter: string, idField: string): CsvTable {
    if ('fault' in header) throw unreadable(`The header ${header.fault}. Send a CSV file in UTF-8 with one.`);
    return new CsvTable(columnsOf(valuesOf(header.text, delimiter), idField), delimiter, idField);
  }

  read(records: readonly TextRecord[]): Reading {
    const [rows, rejections] = [[] as UploadedRow[], [] as Rejection[]];
    const values = this.valuesOf(records.filter((record) => 'text' in record).map(({ text }) => text));
    let next = 0;
    for (const record of records) {
      const { row } = record;
      const outcome = 'fault' in record ? { row, reason: record.fault } : this.rowOf(record, values[next++] ?? []);
      if ('reason' in outcome) rejections.push(outcome);
      else rows.push(outcome);
    }
    return { rows, rejections };
  }

  /** All at once; where that cannot be told apart any more, each by itself. */
  private valuesOf(texts: readonly string[]): readonly (readonly string[])[] {
    const { data, errors } = Papa.parse<string[]>(texts.join('\n'), { delimiter: this.delimiter, newline: '\n' });
    return data.length === texts.length && errors.length === 0
      ? data
      : texts.map((text) => valuesOf(text, this.delimiter));
  }

  private rowOf(
    { row, bytes }: Extract<TextRecord, { text: string }>,
    values: readonly string[],
  ): UploadedRow | Rejection {
    const { columns } = this;
    if (values.length !== columns.length)
      return { row, reason: `has ${values.length} values where the header has ${columns.length}` };
    const fields: Record<string, string> = {};
    for (let column = 0; column < columns.length; column += 1) fields[columns[column] ?? ''] = values[column] ?? '';
    const profileId = fields[columns[this.idColumn] ?? ''] ?? '';
    return rowOf({ row, profileId, fields, bytes: bytes + this.headerBytes });
  }
}
