import { expect, it } from '@jest/globals';
import fc from 'fast-check';
import { rising, risingBothWays } from './rising.ts';

const number = fc.integer({ min: -50, max: 50 });

it('averages what falls, by weight', () => {
  const table = Float32Array.of(1, 4, 1, 5);
  rising(table, Float64Array.of(1, 2, 1, 1), true);
  expect(Array.from(table, Math.round)).toEqual([1, 3, 3, 5]);
});

it('leaves a table that is in order as it is', () => {
  const table = Float32Array.of(3, 2, 2, -1);
  rising(table, new Float64Array(4).fill(1), false);
  expect([...table]).toEqual([3, 2, 2, -1]);
});

it('puts a square table in order both ways', () => {
  fc.assert(
    fc.property(fc.array(number, { minLength: 16, maxLength: 16 }), (values) => {
      const table = Float32Array.from(values);
      risingBothWays(
        table,
        Float64Array.from(values, (value) => Math.abs(value) + 1),
        [true, false],
      );
      for (let cell = 0; cell < 16; cell += 1) {
        if (cell % 4 > 0) expect(table[cell]).toBeLessThanOrEqual(table[cell - 1] + 1e-4);
        if (cell >= 4) expect(table[cell]).toBeGreaterThanOrEqual(table[cell - 4] - 1e-4);
      }
    }),
  );
});
