import { CsvLines, harmless } from '@firmograph/tables';
import type { Row } from '../reading/row.ts';
import type { RowOutcome } from './outcome-spool.ts';
import { OutputFile } from './output-file.ts';
import type { OutputColumn } from './output-table.ts';
import type { TextFile } from './text-file.ts';

export class CsvFile extends OutputFile {
  readonly #lines: CsvLines;

  constructor(
    private readonly file: TextFile,
    private readonly columns: readonly OutputColumn[],
    delimiter = ',',
  ) {
    super();
    this.#lines = new CsvLines(delimiter);
    this.#addLine(columns.map(({ name }) => name));
  }

  write(row: Row, outcome: RowOutcome): void {
    this.#addLine(
      this.columns.map(({ of, origin }) => {
        const value = of(row, outcome);
        return origin === 'enriched' ? harmless(value) : String(value ?? '');
      }),
    );
  }

  flush(): Promise<void> {
    return this.file.flush();
  }

  end(): Promise<void> {
    return this.file.end();
  }

  #addLine(cells: readonly string[]): void {
    this.file.add(this.#lines.line(cells));
  }
}
