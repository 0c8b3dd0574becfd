import { ByteWriter } from 'hyparquet-writer';
import type { Cell, TableColumn } from './column.ts';
import { CsvLines, harmless } from './csv.ts';
import { ParquetRows } from './parquet-rows.ts';

export type TableFormat =
  | { readonly kind: 'csv'; readonly delimiter?: string | undefined; readonly header?: boolean | undefined }
  | { readonly kind: 'ndjson' }
  | { readonly kind: 'parquet' };

/** A table that becomes bytes as its rows come: `add` a few rows, `take` what they came to, at last `end`. Bounded memory. */
export abstract class TableEncoder {
  abstract add(cells: readonly Cell[]): void;
  /** What is complete since the last time; may be nothing. */
  abstract take(): Uint8Array<ArrayBuffer>;
  /** The rest. */
  abstract end(): Uint8Array<ArrayBuffer>;
}

/** CSV disarms what a spreadsheet would run; NDJSON leaves out what a row does not have; Parquet is packed with Snappy. */
export function encoderOf(format: TableFormat, columns: readonly TableColumn[]): TableEncoder {
  switch (format.kind) {
    case 'csv':
      return new CsvEncoder(columns, format);
    case 'ndjson':
      return new NdjsonEncoder(columns);
    case 'parquet':
      return new ParquetEncoder(columns);
  }
}

class TextEncoding extends TableEncoder {
  private text = '';

  constructor(private readonly lineOf: (cells: readonly Cell[]) => string) {
    super();
  }

  protected write(text: string): void {
    this.text += text;
  }

  override add(cells: readonly Cell[]): void {
    this.text += this.lineOf(cells);
  }

  override take(): Uint8Array<ArrayBuffer> {
    const bytes = Buffer.from(this.text);
    this.text = '';
    return bytes;
  }

  override end(): Uint8Array<ArrayBuffer> {
    return this.take();
  }
}

class CsvEncoder extends TextEncoding {
  constructor(
    columns: readonly TableColumn[],
    { delimiter, header = true }: { delimiter?: string | undefined; header?: boolean | undefined },
  ) {
    const lines = new CsvLines(delimiter);
    super((cells) => lines.line(columns.map((_, index) => harmless(cells[index]))));
    if (header) this.write(lines.line(columns.map(({ name }) => harmless(name))));
  }
}

class NdjsonEncoder extends TextEncoding {
  constructor(columns: readonly TableColumn[]) {
    // Built as text: a column may be called like a member of every object ("__proto__").
    const names = columns.map(({ name }) => JSON.stringify(name));
    super((cells) => {
      const parts = names.flatMap((name, index) => {
        const cell = cells[index];
        return cell === undefined ? [] : [`${name}:${JSON.stringify(cell)}`];
      });
      return `{${parts.join(',')}}\n`;
    });
  }
}

class ParquetEncoder extends TableEncoder {
  private readonly bytes = new ByteWriter(1_048_576);
  private readonly rows: ParquetRows;

  constructor(columns: readonly TableColumn[]) {
    super();
    this.rows = new ParquetRows(this.bytes, columns);
  }

  override add(cells: readonly Cell[]): void {
    this.rows.add(cells);
    if (this.rows.isFull) this.rows.writeGroup();
  }

  override take(): Uint8Array<ArrayBuffer> {
    const taken = new Uint8Array(this.bytes.buffer.slice(0, this.bytes.index));
    // `offset` goes on: positions in the file are counted from its beginning.
    this.bytes.index = 0;
    return taken;
  }

  override end(): Uint8Array<ArrayBuffer> {
    this.rows.end();
    return this.take();
  }
}
