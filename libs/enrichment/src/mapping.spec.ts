import { expect, it } from '@jest/globals';
import { FieldMapping, fieldsRead } from './mapping.ts';

it('reads each field once, and none for a constant', () => {
  const mapping: FieldMapping = {
    name: { firstOf: ['Legal name', 'Trade name'] },
    website: 'Site',
    location: { country: { constant: 'Denmark' }, city: { firstOf: ['City', 'Site'] } },
  };
  expect(fieldsRead(mapping)).toEqual(['Legal name', 'Trade name', 'Site', 'City']);
});

it.each([
  ['a constant name', { name: { constant: 'Acme' } }],
  ['the first of no fields', { name: { firstOf: [] } }],
  ['an empty constant', { name: 'n', website: { constant: ' ' } }],
  ['two forms at once', { name: 'n', website: { constant: 'acme.com', firstOf: ['w'] } }],
  ['a form that is not known', { name: 'n', website: { lastOf: ['w'] } }],
])('refuses %s', (_, mapping) => {
  expect(FieldMapping.safeParse(mapping).success).toBe(false);
});
