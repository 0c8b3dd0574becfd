import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import Papa from 'papaparse';

export interface ExampleCompany {
  readonly id: string;
  readonly name: string;
  readonly website: string;
  readonly country: string;
}

/** Companies of the example file that all differ in what is asked: each is asked about once. */
export async function exampleCompanies(count: number): Promise<readonly ExampleCompany[]> {
  const text = await readFile(join(import.meta.dirname, '../../../../examples/companies.csv'), 'utf8');
  const { data } = Papa.parse<Record<string, string>>(text, { header: true, skipEmptyLines: true });
  const different = new Map<string, ExampleCompany>();
  for (const row of data) {
    const [id = '', name = ''] = [row['Account ID'], row['Account Name']];
    const company = { id, name, website: row['Web Site'] ?? '', country: row['Country'] ?? '' };
    const asked = [name, company.website, company.country].join('|').toLowerCase();
    if (name !== '' && !different.has(asked)) different.set(asked, company);
  }
  return [...different.values()].slice(0, count);
}

export function csvOf(companies: readonly ExampleCompany[]): string {
  return `${Papa.unparse([...companies], { columns: ['id', 'name', 'website', 'country'] })}\n`;
}
