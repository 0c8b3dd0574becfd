import { expect, it } from '@jest/globals';
import { contentHash } from './content-hash.ts';

it('is the same whatever order the fields come in', () => {
  expect(contentHash({ a: '1', b: '2' })).toBe(contentHash({ b: '2', a: '1' }));
});

it.each([
  ['a value', { a: '1' }, { a: '2' }],
  ['a name', { a: '1' }, { b: '1' }],
  ['where name and value part', { ab: 'c' }, { a: 'bc' }],
  ['an empty value and none', { a: '' }, {}],
  ['which value is whose', { a: '1', b: '2' }, { a: '2', b: '1' }],
])('tells %s apart', (_, one, other) => {
  expect(contentHash(one)).not.toBe(contentHash(other));
});
