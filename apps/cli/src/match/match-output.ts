import { createWriteStream } from 'node:fs';
import { once } from 'node:events';
import type { Writable } from 'node:stream';
import { finished } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import type { Explanation } from '@firmograph/company-match';
import type { Row } from '../reading/row.ts';
import { csvLine, harmless } from '../writing/csv-file.ts';
import { matchColumns, matchValues } from './match-columns.ts';

/** Where matched rows go: CSV, or NDJSON where the name of the file says so; packed where it ends in .gz. */
export class MatchOutput {
  readonly #columns: readonly string[];
  readonly #isJson: boolean;
  readonly #file: Writable;
  readonly #into: Writable;
  #lines: string[] = [];

  constructor(path: string, columns: readonly string[]) {
    this.#columns = columns;
    this.#isJson = /\.(?:ndjson|jsonl)(?:\.gz)?$/i.test(path);
    this.#file = createWriteStream(path);
    this.#into = /\.gz$/i.test(path) ? createGzip() : this.#file;
    if (this.#into !== this.#file) this.#into.pipe(this.#file as never);
    if (!this.#isJson) this.#lines.push(csvLine([...columns, ...matchColumns]));
  }

  write({ fields, source }: Row, explanation: Explanation): void {
    const values = matchValues(explanation);
    this.#lines.push(
      this.#isJson
        ? `${JSON.stringify({ ...(source ?? fields), ...values })}\n`
        : csvLine([
            ...this.#columns.map((column) => fields[column] ?? ''),
            ...matchColumns.map((column) => harmless(values[column])),
          ]),
    );
  }

  /** Lets what was written reach the disk, so that it does not pile up. */
  async flush(): Promise<void> {
    const text = this.#lines.join('');
    this.#lines = [];
    if (text !== '' && !this.#into.write(text)) await once(this.#into, 'drain');
  }

  async end(): Promise<void> {
    await this.flush();
    this.#into.end();
    await finished(this.#file);
  }
}
