import { expect, it } from '@jest/globals';
import { diffCompanies } from './diff-companies.ts';

const lego = { name: 'LEGO A/S', industry: 'Toys', address: { country: 'Denmark', city: 'Billund' } };

it.each([
  ['nothing', lego, lego, []],
  ['nothing in an equal copy', lego, structuredClone(lego), []],
  ['a value', lego, { ...lego, industry: 'Games' }, ['industry']],
  ['a value inside a field', lego, { ...lego, address: { country: 'Denmark', city: 'Vejle' } }, ['address']],
  ['a field that came', lego, { ...lego, phone: '+45' }, ['phone']],
  ['a field that went', lego, { name: 'LEGO A/S', industry: 'Toys' }, ['address']],
  ['a list in another order', { specialties: ['a', 'b'] }, { specialties: ['b', 'a'] }, ['specialties']],
  ['everything of a new company', null, lego, ['name', 'industry', 'address']],
  ['everything of one that is gone', lego, null, ['name', 'industry', 'address']],
  ['nothing of none', null, null, []],
])('finds %s', (_, before, after, fields) => {
  expect(diffCompanies(before, after).toSorted()).toEqual([...fields].toSorted());
});
