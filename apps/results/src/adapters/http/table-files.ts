import { valueIn, type Column, type CompanyField } from '@firmograph/enrichment';
import { csvLine, harmless, type Cell } from '@firmograph/tables';
import type { Download } from '../../application/download-rows.ts';
import type { FilledRow } from '../../domain/row.ts';
import { companyOf } from './row-answers.ts';

const ofTheRow = ['confidence', 'own_confidence', 'asked_at', 'updated_at', 'run_id'];

/** As CSV, page by page; text that a spreadsheet would run begins with a quote, numbers are numbers. */
export async function* csvOf({ columns, pages }: Download, fields?: readonly CompanyField[]): AsyncGenerator<string> {
  const kept = among(columns, fields);
  yield csvLine(['profile_id', ...kept.map(({ name }) => name), ...ofTheRow]);
  for await (const page of pages) {
    let lines = '';
    for (const row of page) lines += csvLine(cellsOf(row, kept).map(harmless));
    if (lines !== '') yield lines;
  }
}

/** As values for NDJSON; the company under the names of its columns. */
export async function* valuesOf(
  { columns, pages }: Download,
  fields?: readonly CompanyField[],
): AsyncGenerator<object> {
  const kept = among(columns, fields);
  for await (const page of pages) for (const row of page) yield valueOf(row, kept);
}

function among(columns: readonly Column[], fields: readonly CompanyField[] | undefined): readonly Column[] {
  return fields === undefined ? columns : columns.filter(({ field }) => fields.includes(field));
}

function cellsOf(row: FilledRow, columns: readonly Column[]): Cell[] {
  const company = companyOf(row.company);
  const { profileId, confidence, opinion, askedAt, updatedAt, runId } = row;
  const values = columns.map((column) => valueIn(column, company));
  return [profileId, ...values, confidence, opinion?.confidence, askedAt, updatedAt.toISOString(), runId];
}

function valueOf(row: FilledRow, columns: readonly Column[]): object {
  const company = companyOf(row.company);
  const { profileId, confidence, opinion, askedAt, updatedAt, runId, sequence } = row;
  return {
    profileId,
    company: Object.fromEntries(
      columns
        .map((column) => [column.name, valueIn(column, company)] as const)
        .filter(([, value]) => value !== undefined),
    ),
    ...{ confidence, ...(opinion === undefined ? {} : { opinion }) },
    ...{ askedAt, runId, sequence, updatedAt: updatedAt.toISOString() },
  };
}
