import { expect, it } from '@jest/globals';
import { CompanyMatcher } from '../matcher.ts';
import { companies } from '../testing/companies.ts';
import { buildIndex, openIndex, updateIndex } from './company-index.ts';

const query = { name: 'Norrland Robotics', country: 'Sweden', city: 'Umeå' };

it('is the same whatever the order of the companies', () => {
  const bytes = (of: typeof companies) => Buffer.from(buildIndex(of).block).toString('base64');
  expect(bytes(companies.toReversed())).toBe(bytes(companies));
});

it('answers as before when it is opened from the bytes of a file', () => {
  const built = buildIndex(companies);
  const file = Buffer.concat([Buffer.from('x'), Buffer.from(new Uint8Array(built.block))]).subarray(1);
  expect(new CompanyMatcher(openIndex(file)).match(query)).toEqual(new CompanyMatcher(built).match(query));
});

it('shares its memory with whoever opens its block', () => {
  const { block } = buildIndex(companies);
  expect(block).toBeInstanceOf(SharedArrayBuffer);
  expect(openIndex(block).block).toBe(block);
});

it('counts the later of two companies with one id', () => {
  const index = buildIndex([...companies, { id: 'C1', name: 'Renamed Robotics' }]);
  expect(index.size).toBe(companies.length);
  expect(new CompanyMatcher(index).match({ name: 'Renamed Robotics' })).toMatchObject({ company: { id: 'C1' } });
});

it('finds what was added and not what was removed', () => {
  const added = { id: 'C10', name: 'Walrus Ventures', website: 'walrus.example.org' };
  const matcher = new CompanyMatcher(updateIndex(buildIndex(companies), { upserted: [added], removedIds: ['C5'] }));
  expect(matcher.match({ name: 'Walrus Ventures' })).toMatchObject({ verdict: 'match', company: { id: 'C10' } });
  expect(matcher.match({ name: 'Quellwasser Brunnenbau' })).toMatchObject({ verdict: 'none' });
});

it.each([
  ['nothing', new Uint8Array(0)],
  ['something else', new TextEncoder().encode('id,name\n1,Acme\n2,Other and more')],
  ['an index that is cut off', new Uint8Array(buildIndex(companies).block).slice(0, -1000)],
])('refuses %s', (_, bytes) => {
  expect(() => openIndex(bytes)).toThrow(RangeError);
});

it('holds a set of no company', () => {
  expect(new CompanyMatcher(buildIndex([])).explain(query)).toMatchObject({ verdict: 'none', confidence: 0 });
});
