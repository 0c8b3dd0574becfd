import { expect, it } from '@jest/globals';
import { cursorOf, cursorText } from './outcome-cursor.ts';

it('reads a cursor as it was written', () => {
  expect(cursorOf(cursorText({ batch: 12, part: 3, index: 499 }))).toEqual({ batch: 12, part: 3, index: 499 });
});

it.each(['', '1.2', '1.2.3.4', '1.2.-3', '1.2.x', '1.2.99999999999'])('knows none of ours in %j', (text) => {
  expect(cursorOf(text)).toBeNull();
});
