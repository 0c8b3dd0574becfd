import { expect, it } from '@jest/globals';
import { keptOf, saysSomething } from './kept-company.ts';

it('has one JSON for companies that say the same', () => {
  const one = keptOf({ industry: 'Toys', name: 'LEGO', departmentSize: { it: 2, hr: 1 } });
  const other = keptOf({ name: 'LEGO', departmentSize: { hr: 1, it: 2 }, industry: 'Toys' });
  expect(JSON.stringify(one)).toBe(JSON.stringify(other));
});

it('invents no field that did not come back', () => {
  expect(Object.keys(keptOf({ name: 'LEGO' }, ['name', 'phone']))).toEqual(['name']);
});

it.each([
  [{}, false],
  [{ originalName: 'Lego' }, false],
  [{ originalName: 'Lego', id: '1' }, true],
])('%j says something: %s', (company, says) => {
  expect(saysSomething(company)).toBe(says);
});
