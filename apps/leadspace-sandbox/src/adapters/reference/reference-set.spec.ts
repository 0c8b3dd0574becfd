import { readFileSync } from 'node:fs';
import { expect, it } from '@jest/globals';
import { countryOf } from '@firmograph/mapping';
import Papa from 'papaparse';
import { getDomain } from 'tldts';
import { readCompanies } from './read-companies.ts';
import { ReferenceDirectory } from './reference-directory.ts';

const file = (path: string) => new URL(`../../../${path}`, import.meta.url).pathname;
const companies = await readCompanies(file('data/companies.csv.gz'));
const directory = new ReferenceDirectory(companies);
const examples = Papa.parse<Record<string, string>>(readFileSync(file('../../examples/companies.csv'), 'utf8'), {
  header: true,
  skipEmptyLines: true,
}).data;

const queryOf = (row: Record<string, string>) => ({
  ...(row['Account Name'] ? { name: row['Account Name'] } : {}),
  ...(row['Web Site'] ? { website: row['Web Site'] } : {}),
  ...(row['Country'] ? { country: row['Country'] } : {}),
});
const answers = examples.map((row) => ({ query: queryOf(row), match: directory.find(queryOf(row)) }));

it('holds the whole reference set', () => {
  expect(directory.size).toBe(20_000);
});

it('knows the country of every company', () => {
  expect(companies.filter(({ country }) => countryOf(country) === undefined)).toEqual([]);
});

it('finds every company of the set by its own name, website and country, or says that it cannot tell', () => {
  const wrong = companies.filter(({ id, name, website, country }) => {
    const match = directory.find({ name, website, country });
    return match !== undefined && match.company.id !== id;
  });
  expect(wrong).toEqual([]);
});

it('finds about half of the example file', () => {
  expect(examples).toHaveLength(2_058);
  const found = answers.filter(({ match }) => match !== undefined).length;
  expect(found).toBeGreaterThanOrEqual(850);
  expect(found).toBeLessThanOrEqual(1_150);
});

it('never passes over the company that domain and country point to', () => {
  const pointedAt = new Map<string, Set<string>>();
  const keyOf = (website: string, country: string) => `${getDomain(website)} ${countryOf(country)}`;
  for (const { id, website, country } of companies) {
    const key = keyOf(website, country);
    pointedAt.set(key, (pointedAt.get(key) ?? new Set()).add(id));
  }
  const contradicted = answers.filter(({ query: { website, country }, match }) => {
    if (website === undefined || country === undefined || match === undefined) return false;
    const ids = getDomain(website) === null ? undefined : pointedAt.get(keyOf(website, country));
    return ids !== undefined && !ids.has(match.company.id);
  });
  expect(contradicted).toEqual([]);
});
