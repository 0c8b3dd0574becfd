import { expect, it } from '@jest/globals';
import { type Place, readPlace, type WrittenPlace } from './place.ts';

const read = (written: WrittenPlace): Place => {
  const place = { country: 0, state: 0, city: 0, postalCode: 0 };
  readPlace(written, place);
  return place;
};

it.each<[string, WrittenPlace, WrittenPlace]>([
  ['a headquarters', { city: 'Santa Clara, California' }, { city: 'Santa Clara', state: 'CA' }],
  ['a headquarters abroad', { city: 'Dublin, Ireland' }, { city: 'Dublin', country: 'IE' }],
  ['a headquarters with a footnote', { city: 'Austin, Texas[3]' }, { city: 'AUSTIN', state: 'Texas' }],
  ['accents', { city: 'Zürich' }, { city: 'Zurich' }],
  ['a country in its own language', { country: 'Deutschland' }, { country: 'DEU' }],
  ['a postal code with spaces', { postalCode: 'sw1a 1aa' }, { postalCode: 'SW1A1AA' }],
])('reads %s', (_, one, other) => {
  expect(read(one)).toEqual(read(other));
});

it('believes the column of the country more than what is written behind the city', () => {
  expect(read({ city: 'Paris, Texas', country: 'France' }).country).toBe(read({ country: 'FR' }).country);
});

it.each(['Atlantis', '???', '', '🙂'])('knows no country %j', (country) => {
  expect(read({ country }).country).toBe(0);
});
