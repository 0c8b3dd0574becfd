import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import Papa from 'papaparse';

export interface ExampleCompany {
  readonly id: string;
  readonly name: string;
  readonly website: string;
  readonly country: string;
}

/** Companies of the example file whose names all differ: each is asked about once. */
export async function exampleCompanies(count: number): Promise<readonly ExampleCompany[]> {
  const text = await readFile(join(import.meta.dirname, '../../../../examples/companies.csv'), 'utf8');
  const { data } = Papa.parse<Record<string, string>>(text, { header: true, skipEmptyLines: true });
  const byName = new Map<string, ExampleCompany>();
  for (const row of data) {
    const name = row['Account Name'] ?? '';
    const company = {
      id: row['Account ID'] ?? '',
      name,
      website: row['Web Site'] ?? '',
      country: row['Country'] ?? '',
    };
    if (name !== '' && !byName.has(name.toLowerCase())) byName.set(name.toLowerCase(), company);
  }
  return [...byName.values()].slice(0, count);
}

export function csvOf(companies: readonly ExampleCompany[]): string {
  return `${Papa.unparse([...companies], { columns: ['id', 'name', 'website', 'country'] })}\n`;
}
