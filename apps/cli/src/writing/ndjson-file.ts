import type { Row } from '../reading/row.ts';
import type { RowOutcome } from './outcome-spool.ts';
import { OutputFile } from './output-file.ts';
import type { OutputColumn } from './output-table.ts';
import type { TextFile } from './text-file.ts';

/** One object a row: what the input had, unchanged, then the rest. What is not known is absent. */
export class NdjsonFile extends OutputFile {
  readonly #added: readonly OutputColumn[];

  constructor(
    private readonly file: TextFile,
    columns: readonly OutputColumn[],
  ) {
    super();
    this.#added = columns.filter(({ origin }) => origin === 'enriched');
  }

  write(row: Row, outcome: RowOutcome): void {
    const added = Object.fromEntries(this.#added.map(({ name, of }) => [name, of(row, outcome)]));
    this.file.add(`${JSON.stringify({ ...(row.source ?? row.fields), ...added })}\n`);
  }

  flush(): Promise<void> {
    return this.file.flush();
  }

  end(): Promise<void> {
    return this.file.end();
  }
}
