import { ParquetRows } from '@firmograph/tables';
import { fileWriter } from 'hyparquet-writer';
import type { Row } from '../reading/row.ts';
import type { RowOutcome } from './outcome-spool.ts';
import { OutputFile } from './output-file.ts';
import type { OutputColumn } from './output-table.ts';

/** The output table as a file of Parquet. */
export class ParquetFile extends OutputFile {
  readonly #rows: ParquetRows;

  constructor(
    path: string,
    private readonly columns: readonly OutputColumn[],
  ) {
    super();
    this.#rows = new ParquetRows(fileWriter(path), columns);
  }

  write(row: Row, outcome: RowOutcome): void {
    this.#rows.add(this.columns.map(({ of }) => of(row, outcome)));
  }

  async flush(): Promise<void> {
    if (this.#rows.isFull) this.#rows.writeGroup();
  }

  async end(): Promise<void> {
    this.#rows.end();
  }
}
