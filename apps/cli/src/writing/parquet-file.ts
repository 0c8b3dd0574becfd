import { fileWriter, ParquetWriter } from 'hyparquet-writer';
import type { Row } from '../reading/row.ts';
import type { CellValue } from './enriched-columns.ts';
import type { RowOutcome } from './outcome-spool.ts';
import { OutputFile } from './output-file.ts';
import type { OutputColumn } from './output-table.ts';

const rowGroupRows = 5_000;

/** Columns of optional text and numbers. Rows are held only until a row group is full. */
export class ParquetFile extends OutputFile {
  readonly #writer: ParquetWriter;
  #data: (CellValue | null)[][];
  #rows = 0;

  constructor(
    path: string,
    private readonly columns: readonly OutputColumn[],
  ) {
    super();
    this.#data = columns.map(() => []);
    this.#writer = new ParquetWriter({
      writer: fileWriter(path),
      schema: [
        { name: 'root', num_children: columns.length },
        ...columns.map(({ name, type }) =>
          type === 'number'
            ? ({ name, type: 'DOUBLE', repetition_type: 'OPTIONAL' } as const)
            : ({ name, type: 'BYTE_ARRAY', converted_type: 'UTF8', repetition_type: 'OPTIONAL' } as const),
        ),
      ],
    });
  }

  write(row: Row, outcome: RowOutcome): void {
    for (const [index, { of }] of this.columns.entries()) this.#data[index]?.push(of(row, outcome) ?? null);
    this.#rows += 1;
  }

  async flush(): Promise<void> {
    if (this.#rows >= rowGroupRows) await this.#writeGroup();
  }

  async end(): Promise<void> {
    if (this.#rows > 0) await this.#writeGroup();
    await this.#writer.finish();
  }

  async #writeGroup(): Promise<void> {
    const data = this.#data;
    this.#data = this.columns.map(() => []);
    await this.#writer.write({
      columnData: this.columns.map(({ name }, index) => ({ name, data: data[index] ?? [] })),
      rowGroupSize: this.#rows,
    });
    this.#rows = 0;
  }
}
