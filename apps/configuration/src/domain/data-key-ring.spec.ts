import { expect, it } from '@jest/globals';
import { later, monday } from '../testing/builders.ts';
import { begun, currentOf, rotated, withoutUnused } from './data-key-ring.ts';

const wrapped = (text: string) => ({ wrappedBy: 'local:1', text });
const day = 24 * 3_600_000;
const ring = rotated(begun(wrapped('one'), monday), wrapped('two'), later(1000));

it('seals under the newest key and keeps the older ones', () => {
  expect(currentOf(ring)).toMatchObject({ version: 2, wrapped: { text: 'two' }, replacedAt: null });
  expect(ring.keys[0]).toMatchObject({ version: 1, replacedAt: later(1000) });
});

it.each([
  ['is still used', new Set([1, 2]), later(2 * day), [1, 2]],
  ['was replaced a moment ago', new Set([2]), later(2000), [1, 2]],
  ['is not used and was replaced long ago', new Set([2]), later(2 * day), [2]],
])('of an old key that %s', (_, used, now, left) => {
  expect(withoutUnused(ring, used, now).keys.map(({ version }) => version)).toEqual(left);
});

it('never lets go of the newest', () => {
  expect(withoutUnused(ring, new Set(), later(9 * day)).keys.map(({ version }) => version)).toEqual([2]);
});
