import { expect, it } from '@jest/globals';
import fc from 'fast-check';
import { editDistance } from './edit-distance.ts';

const encoder = new TextEncoder();
const distance = (one: string, other: string, most = 40) => {
  const span = (text: string) => ({ bytes: encoder.encode(text), from: 0, to: text.length });
  return editDistance(span(one), span(other), most);
};
const word = fc.stringMatching(/^[abc]{0,9}$/);

it.each([
  ['kitten', 'sitting', 3],
  ['robotics', 'robotcis', 1],
  ['same', 'same', 0],
  ['', 'abc', 3],
])('counts from %s to %s %d', (one, other, slips) => {
  expect(distance(one, other)).toBe(slips);
});

it('is the same both ways', () => {
  fc.assert(fc.property(word, word, (one, other) => expect(distance(one, other)).toBe(distance(other, one))));
});

it('stops counting behind the most that is asked for', () => {
  fc.assert(
    fc.property(word, word, (one, other) => expect(distance(one, other, 1)).toBe(Math.min(2, distance(one, other)))),
  );
});
