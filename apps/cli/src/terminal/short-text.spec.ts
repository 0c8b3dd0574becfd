import { expect, it } from '@jest/globals';
import { count, duration, shortened } from './short-text.ts';

it.each([
  ['Acme', 'Acme'],
  ['a\n b\t c', 'a b c'],
  ['\u001b[31mred\u202e', '[31mred'],
  ['🦊'.repeat(20), `${'🦊'.repeat(9)}…`],
])('%j is shown as %j', (text, expected) => {
  expect(shortened(text, 10)).toBe(expected);
});

it.each([
  [0.4, '0 s'],
  [59, '59 s'],
  [90, '2 min'],
  [3700, '1 h 2 min'],
])('%d seconds are %s', (seconds, expected) => {
  expect(duration(seconds)).toBe(expected);
});

it('counts are easy to read', () => {
  expect(count(1_234_567)).toBe('1,234,567');
});
