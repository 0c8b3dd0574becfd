import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import Papa from 'papaparse';
import { z } from 'zod';
import type { ReferenceCompany } from '../../domain/reference-company.ts';

const columns = z.object({
  id: z.string(),
  name: z.string(),
  website: z.string(),
  country: z.string(),
  state: z.string(),
  city: z.string(),
  postal_code: z.string(),
  industry: z.string(),
  employees: z.string(),
});

/** Reads a CSV file, gzipped or not, that has the columns of the reference set. Throws one sentence that names the file. */
export function readCompanies(file: string): readonly ReferenceCompany[] {
  const { data } = Papa.parse<unknown>(textIn(file), { header: true, skipEmptyLines: true });
  const [first] = data;
  const missing = columns.safeParse(first).error?.issues.map(({ path }) => path.join('.'));
  if (missing !== undefined)
    throw new Error(`${file} is no reference file: it lacks the columns ${missing.join(', ')}.`);
  // The first row has every column, and a header gives each row the same ones.
  return data as ReferenceCompany[];
}

function textIn(file: string): string {
  try {
    const bytes = readFileSync(file);
    return (file.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString('utf8');
  } catch (cause) {
    throw new Error(`The reference file ${file} cannot be read: set REFERENCE_FILE to one that can.`, { cause });
  }
}
