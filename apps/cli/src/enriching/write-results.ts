import { rename, rm } from 'node:fs/promises';
import { csvLine } from '@firmograph/tables';
import { readRows } from '../reading/read-rows.ts';
import { isRejected, type RowRead } from '../reading/row.ts';
import { rowIdentity, type RowFate } from '../reading/row-identity.ts';
import type { Scan } from '../reading/scan-file.ts';
import { textOf } from '../reading/text-pieces.ts';
import { CsvFile } from '../writing/csv-file.ts';
import { NdjsonFile } from '../writing/ndjson-file.ts';
import type { OutcomeSpool, RowOutcome } from '../writing/outcome-spool.ts';
import type { OutputFile, OutputFormat } from '../writing/output-file.ts';
import { type OutputColumn, outputColumns } from '../writing/output-table.ts';
import { ParquetFile } from '../writing/parquet-file.ts';
import { TextFile } from '../writing/text-file.ts';

export interface ResultFiles {
  readonly output: string;
  readonly rejected: string;
  readonly format: OutputFormat;
}

/** Rows of the input; the three add up to it. */
export interface RowCounts {
  readonly input: number;
  readonly output: number;
  readonly rejected: number;
  readonly superseded: number;
}

/** A profile that the run says nothing of: it stood still before, or the row was changed by another import meanwhile. */
const unknown: RowOutcome = { outcome: 'failed', reason: 'no-outcome', values: {} };

/**
 * Reads the file once more and writes each row with what became of it. The files appear when they are complete; the one of rejected
 * rows only when there are any.
 */
export async function writeResults(scan: Scan, spool: OutcomeSpool, files: ResultFiles): Promise<RowCounts> {
  const partial = { ...files, output: `${files.output}.partial`, rejected: `${files.rejected}.partial` };
  try {
    const counts = await writeRows(scan, spool, partial);
    await rename(partial.output, files.output);
    if (counts.rejected > 0) await rename(partial.rejected, files.rejected);
    else await rm(files.rejected, { force: true });
    return counts;
  } finally {
    await rm(partial.output, { force: true });
    await rm(partial.rejected, { force: true });
  }
}

async function writeRows(scan: Scan, spool: OutcomeSpool, files: ResultFiles): Promise<RowCounts> {
  const output = await outputFile(scan, outputColumns(scan.columns, spool.filled), files);
  const rejected = await TextFile.create(files.rejected);
  rejected.add(csvLine(['row', 'reason']));
  const fateOf = rowIdentity(scan.idRule, scan.lastRows);
  const counts = { input: 0, output: 0, rejected: 0, superseded: 0 };
  for await (const rows of readRows({ shape: scan.shape, pieces: textOf(scan.path, scan.shape.encoding) })) {
    for (const row of rows) counts[take(row, fate(row, fateOf), { output, rejected, spool })] += 1;
    await output.flush();
    await rejected.flush();
  }
  await output.end();
  await rejected.end();
  return { ...counts, input: counts.output + counts.rejected + counts.superseded };
}

function fate(row: RowRead, fateOf: ReturnType<typeof rowIdentity>): RowFate {
  return isRejected(row) ? { kind: 'rejected', reason: row.reason } : fateOf(row);
}

interface Places {
  readonly output: OutputFile;
  readonly rejected: TextFile;
  readonly spool: OutcomeSpool;
}

function take(row: RowRead, its: RowFate, { output, rejected, spool }: Places): 'output' | 'rejected' | 'superseded' {
  if (its.kind === 'superseded') return 'superseded';
  if (its.kind === 'rejected' || isRejected(row)) {
    rejected.add(csvLine([String(row.row), its.kind === 'rejected' ? its.reason : '']));
    return 'rejected';
  }
  output.write(row, spool.get(its.id) ?? unknown);
  return 'output';
}

async function outputFile(
  scan: Scan,
  columns: readonly OutputColumn[],
  { output, format }: ResultFiles,
): Promise<OutputFile> {
  if (format === 'parquet') return new ParquetFile(output, columns);
  const file = await TextFile.create(output);
  if (format === 'ndjson') return new NdjsonFile(file, columns);
  return new CsvFile(file, columns, scan.shape.format === 'csv' ? scan.shape.delimiter : ',');
}
