import { expect, it } from '@jest/globals';
import { SeededRandom } from './seeded-random.ts';

const numbers = (seed: string) => {
  const random = new SeededRandom(seed);
  return Array.from({ length: 1_000 }, () => random.next());
};

it('repeats itself for the same seed, and only for it', () => {
  expect(numbers('a')).toEqual(numbers('a'));
  expect(numbers('a')).not.toEqual(numbers('b'));
});

it('spreads over the whole range', () => {
  const tenths = new Set(numbers('a').map((number) => Math.floor(number * 10)));
  expect([...tenths].toSorted()).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
});

it('shuffles without losing anything', () => {
  const items = Array.from({ length: 50 }, (_, index) => index);
  const shuffled = new SeededRandom('a').shuffled(items);
  expect(shuffled).not.toEqual(items);
  expect(shuffled.toSorted((one, other) => one - other)).toEqual(items);
});
