import { expect, it } from '@jest/globals';
import { searchKeysOf } from './search-keys.ts';

it('finds a company by its texts in small letters, its exact figures and the rank of its confidence', () => {
  const company = {
    name: 'LEGO A/S',
    description: 'Toys',
    address: { country: 'Denmark', city: 'Billund' },
    employees: { exact: 27_000 },
    revenue: { range: '$1B+' },
  };
  expect(searchKeysOf(company, 'MEDIUM')).toEqual({
    name: 'lego a/s',
    country: 'denmark',
    city: 'billund',
    employees: 27_000,
    confidence: 1,
  });
});

it('keeps no more of a text than is needed to tell it from others', () => {
  expect(searchKeysOf({ name: 'x'.repeat(500) }, 'HIGH').name).toHaveLength(100);
});
