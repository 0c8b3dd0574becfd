import type { Explanation } from '@firmograph/company-match';
import { csvLine, harmless } from '@firmograph/tables';
import type { Row } from '../reading/row.ts';
import { TextFile } from '../writing/text-file.ts';
import { matchColumns, matchValues } from './match-columns.ts';

/** Where matched rows go: CSV, or NDJSON where the name of the file says so; packed where it ends in .gz. */
export class MatchOutput {
  private constructor(
    private readonly file: TextFile,
    private readonly columns: readonly string[],
    private readonly isJson: boolean,
  ) {}

  static async create(path: string, columns: readonly string[]): Promise<MatchOutput> {
    const file = await TextFile.create(path, { isPacked: /\.gz$/i.test(path) });
    const isJson = /\.(?:ndjson|jsonl)(?:\.gz)?$/i.test(path);
    if (!isJson) file.add(csvLine([...columns, ...matchColumns]));
    return new MatchOutput(file, columns, isJson);
  }

  write({ fields, source }: Row, explanation: Explanation): void {
    const values = matchValues(explanation);
    this.file.add(
      this.isJson
        ? `${JSON.stringify({ ...(source ?? fields), ...values })}\n`
        : csvLine([
            ...this.columns.map((column) => fields[column] ?? ''),
            ...matchColumns.map((column) => harmless(values[column])),
          ]),
    );
  }

  /** Lets what was written reach the disk, so that it does not pile up. */
  flush(): Promise<void> {
    return this.file.flush();
  }

  end(): Promise<void> {
    return this.file.end();
  }
}
