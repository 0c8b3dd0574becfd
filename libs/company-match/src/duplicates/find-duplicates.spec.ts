import { expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { CompanyQuery } from '../company.ts';
import { companies as known } from '../testing/companies.ts';
import { findDuplicates } from './find-duplicates.ts';

const threshold = 0.9;
const standingFor = (companies: readonly CompanyQuery[]) =>
  findDuplicates(companies, { threshold }).map((duplicate, at) => duplicate?.of ?? at);

const groupsAmong = (companies: readonly CompanyQuery[]) => new Set(standingFor(companies)).size;

const acme = { name: 'Norrland Robotics', website: 'norrlandrobotics.se', country: 'Sweden' };

it.each<[string, CompanyQuery]>([
  ['the same in capitals, with its legal form', { ...acme, name: 'NORRLAND ROBOTICS AB' }],
  ['the same domain, a page of it', { ...acme, website: 'https://www.norrlandrobotics.se/about' }],
  ['the country by its code', { ...acme, country: 'SE' }],
  ['a typo', { ...acme, name: 'Norland Robotics' }],
  ['less said', { name: 'Norrland Robotics', country: 'SE' }],
])('takes for one company: %s', (_, other) => {
  expect(groupsAmong([acme, other])).toBe(1);
});

it.each<[string, CompanyQuery]>([
  ['another domain', { ...acme, website: 'norrland-robotics.com' }],
  ['the same label under another suffix', { ...acme, website: 'norrlandrobotics.no' }],
  ['another country', { ...acme, country: 'Norway' }],
  ['another legal form', { ...acme, name: 'Norrland Robotics GmbH' }],
  ['another name on the same domain', { ...acme, name: 'Walrus Ventures' }],
  ['a subsidiary on the same domain', { ...acme, name: 'Norrland Robotics Service AB' }],
  ['no name', { website: 'norrlandrobotics.se' }],
])('keeps apart: %s', (_, other) => {
  expect(groupsAmong([{ ...acme, name: 'Norrland Robotics AB' }, other])).toBe(2);
});

it('keeps two offices apart, in whatever words the cities are written', () => {
  const inCity = (city: string) => ({ ...acme, city });
  expect(groupsAmong([inCity('Umeå'), inCity('Luleå')])).toBe(2);
  expect(groupsAmong([inCity('Umeå'), inCity('UMEA')])).toBe(1);
});

it('does not bring together strangers by way of one who says little', () => {
  const [one, other] = [
    { name: 'Zebrafish', website: 'zebrafish.com' },
    { name: 'Zebrafish', website: 'zebrafish.org' },
  ];
  const [first, between, second] = standingFor([one, { name: 'Zebrafish' }, other]);
  expect(first).not.toBe(second);
  expect([0, 1, 2]).toContain(between);
});

it('says what it goes by, and how sure it is', () => {
  const [, duplicate] = findDuplicates([{ ...acme, city: 'Umeå' }, acme], { threshold });
  expect(duplicate).toMatchObject({ of: 0, name: 'agrees', website: 'agrees', place: 'agrees' });
  expect(duplicate?.confidence).toBeGreaterThan(0.99);
});

it('takes one for all of many spellings', () => {
  const many = Array.from({ length: 40 }, (_, at) => ({
    ...acme,
    name: at % 2 === 0 ? 'Norrland Robotics' : `NORRLAND  Robotics${' '.repeat(at)}AB`,
  }));
  expect(groupsAmong(many)).toBe(1);
});

const part = <Value>(...values: readonly Value[]) => fc.option(fc.constantFrom(...values), { nil: undefined });
const company = fc
  .record({
    name: fc.constantFrom(
      ...known.map(({ name }) => name),
      'Zebrafish Analytics',
      'Norrland Robotics',
      'Norrland',
      '🙂',
      '',
    ),
    website: part('zebrafish.com', 'zebrafishanalytics.com', 'norrlandrobotics.se', 'facebook.com/x', 'not a website'),
    country: part('Sweden', 'SE', 'United States', 'Atlantis'),
    city: part('Umeå', 'Boston'),
  })
  .map((one) => Object.fromEntries(Object.entries(one).filter(([, text]) => text !== undefined)) as CompanyQuery);
const lists = fc.array(company, { maxLength: 12 });

it('has one who stands for himself in every group, and nobody who contradicts another in it', () => {
  fc.assert(
    fc.property(lists, (companies) => {
      const groups = standingFor(companies);
      for (const [at, group] of groups.entries()) {
        expect(groups[group]).toBe(group);
        for (const [other, same] of groups.entries())
          if (same === group && isDomain(companies[at].website) && isDomain(companies[other].website))
            expect(companies[at].website).toBe(companies[other].website);
      }
    }),
  );
});

it('finds the same groups in whatever order the companies come', () => {
  fc.assert(
    fc.property(
      lists.chain((companies) =>
        fc.tuple(
          fc.constant(companies),
          fc.shuffledSubarray(
            companies.map((_, at) => at),
            { minLength: companies.length },
          ),
        ),
      ),
      ([companies, order]) => {
        const groups = standingFor(companies);
        const shuffled = standingFor(order.map((at) => companies[at]));
        const isTogether = (list: readonly number[], one: number, other: number) => list[one] === list[other];
        const same = order.every((one, at) =>
          order.every((other, to) => isTogether(groups, one, other) === isTogether(shuffled, at, to)),
        );
        expect(same).toBe(true);
      },
    ),
  );
});

it('brings nobody together who is less sure than was wanted', () => {
  fc.assert(
    fc.property(lists, fc.double({ min: 0.5, max: 1, noNaN: true }), (companies, least) => {
      for (const duplicate of findDuplicates(companies, { threshold: least }))
        expect(duplicate?.confidence ?? 1).toBeGreaterThanOrEqual(least);
    }),
  );
});

function isDomain(website: string | undefined): boolean {
  return website !== undefined && /^[a-z]+\.(?:com|se)$/.test(website);
}
