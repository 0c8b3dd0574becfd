import { expect, it } from '@jest/globals';
import fc from 'fast-check';
import { compareWords } from './compare-words.ts';

const encoder = new TextEncoder();
const span = (text: string) => ({ bytes: encoder.encode(text), from: 0, to: text.length });
const relation = (one: string, other: string) => compareWords(span(one), span(other));

it.each([
  ['pharmaceut', 'pharmaceutical', 'cut off'],
  ['robotcis', 'robotics', 'misspelt'],
  ['cda', 'canada', 'abbreviated'],
  ['fund2021', 'fund2022', 'none'],
  ['bank', 'bane', 'misspelt'],
  ['gold', 'steel', 'none'],
])('calls %s and %s %s', (one, other, expected) => {
  expect(relation(one, other)).toBe(expected);
});

it('is the same both ways', () => {
  const word = fc.stringMatching(/^[a-d]{1,8}$/);
  fc.assert(fc.property(word, word, (one, other) => expect(relation(one, other)).toBe(relation(other, one))));
});
