import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import Papa from 'papaparse';
import type { ReferenceCompany } from '../../domain/reference-company.ts';
import { parquetRows } from './parquet-rows.ts';

const required = ['id', 'name'] as const;
const optional = ['website', 'country', 'state', 'city', 'postal_code', 'industry', 'employees'] as const;

type Cells = Readonly<Record<string, unknown>>;

/**
 * Reads a file that has the columns of the reference set: CSV or NDJSON, gzipped or not, or Parquet, by its name. Columns but `id` and
 * `name` may be missing. Throws one sentence that names the file, and the row where one is at fault.
 */
export async function readCompanies(file: string): Promise<readonly ReferenceCompany[]> {
  const companies: ReferenceCompany[] = [];
  await eachRow(file, (cells) => void companies.push(companyIn(cells, companies.length + 1, file)));
  if (companies.length === 0)
    throw new Error(`The reference file ${file} is empty: set REFERENCE_FILE to another one.`);
  return companies;
}

type Take = (cells: Cells) => void;

async function eachRow(file: string, take: Take): Promise<void> {
  if (/\.parquet$/i.test(file)) for await (const cells of parquetRows(file)) take(cells);
  else if (/\.(?:ndjson|jsonl)(?:\.gz)?$/i.test(file)) for (const cells of jsonRows(file)) take(cells);
  else eachCsvRow(file, take);
}

/** A row at a time: a million of them at once take more memory than the companies that they tell of. */
function eachCsvRow(file: string, take: Take): void {
  Papa.parse<Cells>(textIn(file), {
    header: true,
    skipEmptyLines: true,
    step: ({ data, errors: [fault] }) => {
      if (fault?.type === 'Quotes')
        throw new Error(`Row ${(fault.row ?? 0) + 1} of the reference file ${file} has a quote that does not end.`);
      take(data);
    },
  });
}

function* jsonRows(file: string): Generator<Cells> {
  const text = textIn(file);
  let line = 0;
  for (let start = 0; start < text.length;) {
    const found = text.indexOf('\n', start);
    const end = found < 0 ? text.length : found;
    line += 1;
    const written = text.slice(start, end).trim();
    if (written !== '') yield objectIn(written, line, file);
    start = end + 1;
  }
}

function objectIn(text: string, line: number, file: string): Cells {
  try {
    const value: unknown = JSON.parse(text);
    // An object, and no list, has cells by name.
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value as Cells;
  } catch {
    // Said below, with the line.
  }
  throw new Error(`Line ${line} of the reference file ${file} is no JSON object.`);
}

function companyIn(cells: Cells, row: number, file: string): ReferenceCompany {
  const missing = required.filter((name) => !(name in cells));
  if (missing.length > 0 && row === 1)
    throw new Error(`${file} is no reference file: it lacks the columns ${missing.join(', ')}.`);
  const empty = required.filter((name) => textOf(cells[name]).trim() === '');
  if (empty.length > 0) throw new Error(`Row ${row} of the reference file ${file} has no ${empty.join(' and no ')}.`);
  const formerName = textOf(cells['former_name']);
  const values = Object.fromEntries([...required, ...optional].map((name) => [name, textOf(cells[name])]));
  // Every column of a company is in one of the two lists.
  return { ...(values as unknown as ReferenceCompany), ...(formerName === '' ? {} : { former_name: formerName }) };
}

function textOf(value: unknown): string {
  if (typeof value === 'string') return value;
  return typeof value === 'number' || typeof value === 'bigint' ? String(value) : '';
}

function textIn(file: string): string {
  try {
    const bytes = readFileSync(file);
    return (file.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString('utf8');
  } catch (cause) {
    throw new Error(`The reference file ${file} cannot be read: set REFERENCE_FILE to one that can.`, { cause });
  }
}
