import { expect, it } from '@jest/globals';
import type { Company } from '@firmograph/company-match';
import { generateCases } from './generate-cases.ts';
import { syntheticCompanies } from './synthetic-companies.ts';

const companies: readonly Company[] = Array.from({ length: 200 }, (_, at) => ({
  id: `C${at}`,
  name: `Company${at} International Holdings, Inc.`,
  website: `http://www.company${at}.com`,
  country: at % 2 === 0 ? 'Japan' : 'Russia',
  city: 'Town',
}));
const cases = generateCases(companies, { seed: 7, queries: 2000 });

it('makes the same cases of the same seed, and others of another', () => {
  expect(generateCases(companies, { seed: 7, queries: 2000 })).toEqual(cases);
  expect(generateCases(companies, { seed: 8, queries: 2000 })).not.toEqual(cases);
});

it('means a company that is not there in three queries of five', () => {
  const without = cases.queries.filter(({ companyId }) => companyId === '').length;
  expect(without / cases.queries.length).toBeCloseTo(0.6, 1);
});

it('never says that a query means a company that is not in the reference', () => {
  const ids = new Set(cases.reference.map(({ id }) => id));
  expect(cases.queries.filter(({ companyId }) => companyId !== '' && !ids.has(companyId))).toEqual([]);
});

it('makes as many companies as are wanted, each with an id of its own', () => {
  const made = [...syntheticCompanies(companies, 500, 1)];
  expect(new Set(made.map(({ id }) => id)).size).toBe(500);
});
