import { expect, it } from '@jest/globals';
import fc from 'fast-check';
import { companyFields } from './company.ts';
import { fieldSetOf, fieldsIn, filledIn, positionOf } from './field-set.ts';

it('gives back the fields of any set', () => {
  fc.assert(
    fc.property(fc.subarray([...companyFields]), (fields) => {
      expect(fieldsIn(fieldSetOf(fields))).toEqual(fields);
    }),
  );
});

it('counts a field once that is named twice', () => {
  expect(fieldSetOf(['name', 'name'])).toBe(fieldSetOf(['name']));
});

it('says which fields of a company are filled', () => {
  expect(fieldsIn(filledIn({ industry: 'Toys', name: 'LEGO' }))).toEqual(['name', 'industry']);
});

it('keeps the positions that databases hold', () => {
  const kept = ['id', 'name', 'originalName', 'description', 'website', 'phone', 'industry', 'subIndustry', 'sic'];
  const last = ['departmentSize', 'funding', 'investors', 'ranks', 'technologies'];
  expect(companyFields.slice(0, 9)).toEqual(kept);
  expect(companyFields.slice(24, 29)).toEqual(last);
  expect(positionOf('technologies')).toBe(28);
});
