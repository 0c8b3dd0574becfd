import { expect, it } from '@jest/globals';
import fc from 'fast-check';
import { fieldName, stored, storedName, unstored } from './field-names.ts';

it.each([
  ['name', 'name'],
  ['a.b', 'a%2Eb'],
  ['$where', '%24where'],
  ['100 %', '100 %25'],
  ['a%2Eb', 'a%252Eb'],
  ['a\0b', 'a%00b'],
])('keeps %j as %j', (name, expected) => {
  expect(storedName(name)).toBe(expected);
});

it('brings every name back, and makes none of it a path or an operator', () => {
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom('.', '$', '%', '2', '4', 'E', 'a', '\0', 'ø') }), (name) => {
      expect(storedName(name)).not.toMatch(/[.$\0]/);
      expect(fieldName(storedName(name))).toBe(name);
    }),
  );
});

it('copies a record only where a name has to change', () => {
  const plain = { a: '1', constructor: '2' };
  expect(stored(plain)).toBe(plain);
  expect(unstored(plain)).toBe(plain);
  expect(unstored(stored({ 'a.b': '1', c: '2' }))).toEqual({ 'a.b': '1', c: '2' });
});
