import { expect, it } from '@jest/globals';
import { columnsOf, typesOf, valueIn, type Column } from './columns.ts';
import { companyFields, type Company, type CompanyField } from './company.ts';

const lego: Company = {
  name: 'LEGO A/S',
  sic: '0394',
  latitude: '55.73',
  employees: { exact: 27_000, range: '10,000+' },
  revenue: { range: '$1B+' },
  specialties: ['bricks', 'minifigures'],
  address: { country: 'Denmark', city: 'Billund' },
};

it('has a column for every company field where nothing else is said', () => {
  expect(columnsOf({}).map(({ name }) => name)).toEqual(companyFields);
});

it('keeps, renames and types what the definition says', () => {
  const columns = columnsOf({
    keptFields: ['revenue', 'name', 'employees'],
    columns: [{ field: 'employees', name: 'staff', type: 'number' }, { field: 'industry' }],
  });
  expect(columns).toEqual([
    { field: 'name', name: 'name', type: 'text' },
    { field: 'employees', name: 'staff', type: 'number' },
    { field: 'revenue', name: 'revenue', type: 'json' },
  ]);
});

it.each<[CompanyField, Column['type'], unknown]>([
  ['name', 'text', 'LEGO A/S'],
  ['sic', 'text', '0394'],
  ['latitude', 'number', 55.73],
  ['employees', 'number', 27_000],
  ['employees', 'text', '27000'],
  ['revenue', 'text', '$1B+'],
  ['revenue', 'number', undefined],
  ['revenue', 'json', { range: '$1B+' }],
  ['specialties', 'text', 'bricks; minifigures'],
  ['address', 'text', '{"country":"Denmark","city":"Billund"}'],
  ['phone', 'text', undefined],
])('reads %s as %s', (field, type, value) => {
  expect(valueIn({ field, name: field, type }, lego)).toEqual(value);
});

it('lets every field be text, and only figures and places be numbers', () => {
  expect(companyFields.every((field) => typesOf(field).includes('text'))).toBe(true);
  expect(companyFields.filter((field) => typesOf(field).includes('number'))).toEqual([
    'latitude',
    'longitude',
    'employees',
    'revenue',
  ]);
});
