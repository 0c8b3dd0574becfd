import { expect, it } from '@jest/globals';
import { EnrichedFieldRef, enrichedFieldType } from './enriched-field.ts';

const enrichmentId = '0b6f3f6e-6c0c-4e0e-9d6e-0d4b8a2f6a11';

it.each([
  ['industry', { holds: 'text', list: false }],
  ['employees.exact', { holds: 'number', list: false }],
  ['address', { holds: 'object', list: false }],
  ['address.country', { holds: 'text', list: false }],
  ['specialties', { holds: 'text', list: true }],
  ['familyTree.address.city', { holds: 'text', list: true }],
  ['departmentSize.it', { holds: 'number', list: false }],
  ['$confidence', { holds: 'text', list: false }],
] as const)('knows what %s holds', (path, type) => {
  expect(enrichedFieldType(path)).toEqual(type);
  expect(EnrichedFieldRef.safeParse({ enrichmentId, field: path }).success).toBe(true);
});

it.each(['', 'employees.$where', 'nothing', 'constructor'])('refuses the field %j', (field) => {
  expect(EnrichedFieldRef.safeParse({ enrichmentId, field }).success).toBe(false);
});
