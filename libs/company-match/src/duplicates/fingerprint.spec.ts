import { expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { CompanyQuery } from '../company.ts';
import { fingerprintOf } from './fingerprint.ts';

const acme = { name: 'Norrland Robotics, Inc.', website: 'norrlandrobotics.com', country: 'US' };

it.each<[string, CompanyQuery]>([
  ['another spelling of its legal form', { ...acme, name: 'NORRLAND ROBOTICS INCORPORATED' }],
  ['another page of its website', { ...acme, website: 'https://www.norrlandrobotics.com/about' }],
  ['another name of its country', { ...acme, country: 'United States' }],
])('is the same for %s', (_, other) => {
  expect(fingerprintOf(other)).toBe(fingerprintOf(acme));
});

it.each<[string, CompanyQuery]>([
  ['legal form', { ...acme, name: 'Norrland Robotics LLC' }],
  ['domain', { ...acme, website: 'norrlandrobotics.org' }],
  ['country', { ...acme, country: 'CA' }],
  ['city, even where one says none', { ...acme, city: 'Boston' }],
  ['order of words', { ...acme, name: 'Robotics Norrland Inc' }],
])('is another for another %s', (_, other) => {
  expect(fingerprintOf(other)).not.toBe(fingerprintOf(acme));
});

it.each<[string, CompanyQuery]>([
  ['no website', { name: acme.name, country: 'US' }],
  ['a website that is no company’s own', { ...acme, website: 'facebook.com/norrland' }],
  ['no name', { website: acme.website }],
  [
    'a name that is compared only in part',
    { ...acme, name: 'one two three four five six seven eight nine ten eleven twelve more' },
  ],
])('is nothing with %s', (_, query) => {
  expect(fingerprintOf(query)).toBeUndefined();
});

it('is the same whoever was asked about in between', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (name) => {
      const before = fingerprintOf(acme);
      fingerprintOf({ name, website: 'example.com' });
      expect(fingerprintOf(acme)).toBe(before);
    }),
  );
});
