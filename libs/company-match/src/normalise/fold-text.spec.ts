import { expect, it } from '@jest/globals';
import fc from 'fast-check';
import { foldingRoom, foldText } from './fold-text.ts';

const room = foldingRoom();
const folded = (text: string) => Buffer.from(room.subarray(0, foldText(text, room))).toString('utf8');

it('folds what it has folded to the same text', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 60 }), (text) =>
      expect(folded(folded(text))).toBe(folded(text)),
    ),
  );
});

it('leaves single spaces, and none at the ends', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (text) =>
      expect(folded(text)).not.toMatch(/^ | $| {2}/),
    ),
  );
});

it('keeps letters of scripts that it cannot write in Latin', () => {
  expect(folded('三菱 電機')).toBe('三菱 電機');
});
