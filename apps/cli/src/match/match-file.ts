import {
  CompanyMatcher,
  confidenceFor,
  defaultThresholds,
  learnedReliability,
  type Verdict,
} from '@firmograph/company-match';
import { readRows } from '../reading/read-rows.ts';
import { isRejected, type RowRead } from '../reading/row.ts';
import { scanFile } from '../reading/scan-file.ts';
import { textOf } from '../reading/text-pieces.ts';
import { companyColumns, queryOf, type SaidCompanyColumns } from './company-columns.ts';
import { MatchOutput } from './match-output.ts';
import { readReference } from './read-reference.ts';

export interface MatchRequest {
  readonly path: string;
  readonly reference: string;
  readonly output: string;
  readonly columns: SaidCompanyColumns;
  /** How often a match has to be right. Absent: as often as the default threshold makes it. */
  readonly targetPrecision?: number | undefined;
}

/** What became of the rows of a file. */
export interface MatchReport {
  readonly rows: number;
  readonly verdicts: Readonly<Record<Verdict, number>>;
  /** Rows that could not be read; they are not in the output. */
  readonly unreadable: number;
  readonly references: number;
  /** Of matching and writing; reading the reference is not in it. */
  readonly seconds: number;
  readonly recordsPerSecond: number;
}

/** Says of every row of a file which company of a reference file it means. Throws the reason of the signal when it is aborted. */
export async function matchFile(request: MatchRequest, signal: AbortSignal): Promise<MatchReport> {
  const { path, reference, output: outputPath } = request;
  const scan = await scanFile(path);
  const columns = companyColumns(scan, request.columns);
  const index = await readReference(reference, request.columns);
  const matcher = new CompanyMatcher(index, { thresholds: thresholdsFor(request.targetPrecision) });
  const output = await MatchOutput.create(outputPath, scan.columns);
  const verdicts = { match: 0, review: 0, none: 0 };
  const beganAt = performance.now();
  const take = (row: RowRead): void => {
    if (isRejected(row)) return;
    const explanation = matcher.explain(queryOf(columns, row.fields));
    verdicts[explanation.verdict] += 1;
    output.write(row, explanation);
  };
  for await (const rows of readRows({ shape: scan.shape, pieces: textOf(path, scan.shape.encoding) })) {
    signal.throwIfAborted();
    for (const row of rows) take(row);
    await output.flush();
  }
  await output.end();
  const seconds = (performance.now() - beganAt) / 1000;
  const rows = verdicts.match + verdicts.review + verdicts.none;
  return {
    rows,
    verdicts,
    unreadable: scan.rejected,
    references: index.size,
    seconds: Math.round(seconds * 1000) / 1000,
    recordsPerSecond: Math.round(rows / seconds),
  };
}

function thresholdsFor(targetPrecision: number | undefined) {
  if (targetPrecision === undefined) return defaultThresholds;
  const match = confidenceFor(targetPrecision, learnedReliability);
  return { match, review: Math.min(defaultThresholds.review, match) };
}
