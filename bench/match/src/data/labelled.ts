import type { Company, LabelledQuery } from '@firmograph/company-match';
import { type CsvRow, readCsv } from './read-csv.ts';

/** A labelled query, and where its name comes from. */
export interface KnownQuery extends LabelledQuery {
  readonly kind: string;
}

const file = (path: string) => new URL(`../../../../${path}`, import.meta.url);

/** The reference set that the sandbox has, without former names: queries of one kind were made from them. */
export function referenceCompanies(): readonly Company[] {
  return readCsv(file('apps/leadspace-sandbox/data/companies.csv.gz')).map(companyOf);
}

/** The companies that labelled queries are matched against: what is held out is truly not there. */
export function labelledReference(): readonly Company[] {
  const held = new Set(readCsv(file('bench/match/data/held-out.csv')).map((row) => row['reference_id']));
  return referenceCompanies().filter(({ id }) => !held.has(id));
}

export function labelledQueries(): readonly KnownQuery[] {
  return readCsv(file('bench/match/data/queries.csv')).map((row) => ({
    kind: text(row, 'kind'),
    name: text(row, 'name'),
    website: text(row, 'website'),
    country: text(row, 'country'),
    city: text(row, 'city'),
    companyId: text(row, 'reference_id'),
  }));
}

function companyOf(row: CsvRow): Company {
  return {
    id: text(row, 'id'),
    name: text(row, 'name'),
    website: text(row, 'website'),
    country: text(row, 'country'),
    state: text(row, 'state'),
    city: text(row, 'city'),
    postalCode: text(row, 'postal_code'),
  };
}

function text(row: CsvRow, column: string): string {
  return row[column] ?? '';
}
