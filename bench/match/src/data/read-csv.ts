import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import Papa from 'papaparse';

export type CsvRow = Readonly<Record<string, string>>;

/** The rows of a CSV file with a header, gzipped or not. */
export function readCsv(file: URL): readonly CsvRow[] {
  const bytes = readFileSync(file);
  const text = (file.pathname.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString('utf8');
  return Papa.parse<CsvRow>(text, { header: true, skipEmptyLines: true }).data;
}
