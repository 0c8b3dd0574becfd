import { expect, it } from '@jest/globals';
import { aRow } from '../testing/builders.ts';
import { placeIn, placeOf, placeText, sortOf } from './row-order.ts';

const byName = sortOf('-name');

it('reads a minus as the other way round', () => {
  expect(byName).toEqual({ field: 'name', isDescending: true });
});

it.each([
  ['updatedAt', 1_780_300_860_000],
  ['opinion', null],
  ['name', 'lego a/s'],
  ['confidence', 0],
  ['profileId', 'p-1'],
])('knows where a page sorted by %s ended', (field, value) => {
  const row = aRow({ keys: { name: 'lego a/s', confidence: 0 } });
  expect(placeOf(row, sortOf(field))).toEqual({ value, profileId: 'p-1' });
});

it('finds the place again that it wrote down', () => {
  const place = { value: 'Å', profileId: 'p:1' };
  expect(placeIn(byName, placeText(byName, place))).toEqual(place);
});

it.each([
  ['of another order', placeText(sortOf('name'), { value: 'a', profileId: 'p' })],
  ['that is no JSON', 'x'],
  ['that names an operator', Buffer.from('["name",true,{"$gt":""},"p"]').toString('base64url')],
  ['without a profile', Buffer.from('["name",true,"a",null]').toString('base64url')],
])('refuses a place %s', (_, text) => {
  expect(placeIn(byName, text)).toBeNull();
});
