import { expect, it } from '@jest/globals';
import { identifiersOf } from './company-identifiers.ts';

it.each([
  [{ website: 'https://www.Example.dk/about' }, { website: 'example.dk' }],
  [{ name: ' ACME  Robotics' }, { name: 'acme robotics' }],
  [
    { name: 'Acme', country: 'DE' },
    { name: 'ACME', country: 'Germany' },
  ],
])('%j and %j are one company', (one, other) => {
  expect(identifiersOf(one)).toEqual(identifiersOf(other));
});

it('counts a name alone, and with its country', () => {
  expect(identifiersOf({ name: 'Acme', country: 'Denmark' })).toEqual(['name acme', 'name acme in Denmark']);
});

it('takes no page on a shared site for a company', () => {
  expect(identifiersOf({ website: 'https://linkedin.com/company/acme', providerId: '7' })).toEqual(['provider 7']);
});
