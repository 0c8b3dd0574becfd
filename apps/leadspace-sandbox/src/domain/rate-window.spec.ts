import { expect, it } from '@jest/globals';
import fc from 'fast-check';
import { RateWindow } from './rate-window.ts';

it('admits so many calls in a second, and the next when the oldest is a second ago', () => {
  const window = new RateWindow(2);
  expect([0, 400, 999, 1_000, 1_001, 1_400].map((now) => window.admits(now))).toEqual([
    true,
    true,
    false,
    true,
    false,
    true,
  ]);
});

it('never admits more within any second', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 5 }), fc.array(fc.nat(400)), (perSecond, gaps) => {
      const window = new RateWindow(perSecond);
      let now = 0;
      const admitted = gaps.map((gap) => (now += gap)).filter((at) => window.admits(at));
      for (const at of admitted)
        expect(admitted.filter((other) => other >= at && other < at + 1_000).length).toBeLessThanOrEqual(perSecond);
    }),
  );
});
