import type { Row } from '../reading/row.ts';
import type { RowOutcome } from './outcome-spool.ts';

export const outputFormats = ['csv', 'ndjson', 'parquet'] as const;
export type OutputFormat = (typeof outputFormats)[number];

/** Where the enriched rows go, one kind for each format. */
export abstract class OutputFile {
  abstract write(row: Row, outcome: RowOutcome): void;
  /** Lets what was written reach the disk, so that it does not pile up. */
  abstract flush(): Promise<void>;
  abstract end(): Promise<void>;
}
