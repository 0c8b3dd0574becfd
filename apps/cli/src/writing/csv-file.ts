import type { Row } from '../reading/row.ts';
import type { CellValue } from './enriched-columns.ts';
import type { RowOutcome } from './outcome-spool.ts';
import { OutputFile } from './output-file.ts';
import type { OutputColumn } from './output-table.ts';
import type { TextFile } from './text-file.ts';

export class CsvFile extends OutputFile {
  readonly #mustQuote: RegExp;

  constructor(
    private readonly file: TextFile,
    private readonly columns: readonly OutputColumn[],
    private readonly delimiter = ',',
  ) {
    super();
    this.#mustQuote = quotable(delimiter);
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
    this.file.add(`${cells.map((cell) => (this.#mustQuote.test(cell) ? quoted(cell) : cell)).join(this.delimiter)}\n`);
  }
}

/** One line of a comma-separated file. */
export function csvLine(cells: readonly string[]): string {
  const mustQuote = quotable(',');
  return `${cells.map((cell) => (mustQuote.test(cell) ? quoted(cell) : cell)).join(',')}\n`;
}

/** A spreadsheet runs text that begins like a formula; what came from outside must not be run. Numbers are numbers. */
export function harmless(value: CellValue | undefined): string {
  if (typeof value !== 'string') return value === undefined ? '' : String(value);
  return /^[=+\-@\t\r]/.test(value) ? `'${value}` : value;
}

function quotable(delimiter: string): RegExp {
  return new RegExp(`["\r\n${delimiter === '|' ? '|' : delimiter}]|^\\s|\\s$`);
}

function quoted(cell: string): string {
  return `"${cell.replaceAll('"', '""')}"`;
}
