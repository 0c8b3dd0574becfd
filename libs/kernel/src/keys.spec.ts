import { expect, it } from '@jest/globals';
import fc from 'fast-check';
import { keyOf, partsOf } from './keys.ts';

it('reads as it was written', () => {
  expect(keyOf('acme', 'run-7', 12)).toBe('acme:run-7:12');
});

it('keeps parts apart that contain the separator', () => {
  expect(keyOf('a:b', 'c')).not.toBe(keyOf('a', 'b:c'));
});

it('gives back the parts of any key', () => {
  fc.assert(
    fc.property(fc.array(fc.string(), { minLength: 1 }), (parts) => {
      expect(partsOf(keyOf(...parts))).toEqual(parts);
    }),
  );
});
