import { expect, it } from '@jest/globals';
import { nextWindow, windowStart } from './budget-window.ts';

it.each([
  ['day', '2026-03-31T23:59:59.999Z', '2026-03-31T00:00:00.000Z', '2026-04-01T00:00:00.000Z'],
  ['day', '2026-12-31T00:00:00.000Z', '2026-12-31T00:00:00.000Z', '2027-01-01T00:00:00.000Z'],
  ['day', '2028-02-28T12:00:00.000Z', '2028-02-28T00:00:00.000Z', '2028-02-29T00:00:00.000Z'],
  ['month', '2026-01-31T23:59:59.999Z', '2026-01-01T00:00:00.000Z', '2026-02-01T00:00:00.000Z'],
  ['month', '2026-02-28T10:00:00.000Z', '2026-02-01T00:00:00.000Z', '2026-03-01T00:00:00.000Z'],
  ['month', '2026-12-31T23:59:59.999Z', '2026-12-01T00:00:00.000Z', '2027-01-01T00:00:00.000Z'],
  // The night in which clocks in Europe are put forward: a day of UTC has 24 hours all the same.
  ['day', '2026-03-29T01:30:00.000Z', '2026-03-29T00:00:00.000Z', '2026-03-30T00:00:00.000Z'],
] as const)('a %s at %s lasts from %s to %s', (window, at, start, end) => {
  expect(windowStart(window, new Date(at))).toEqual(new Date(start));
  expect(nextWindow(window, new Date(at))).toEqual(new Date(end));
});

it('a total has neither beginning nor end', () => {
  expect(windowStart('total', new Date())).toEqual(new Date(0));
  expect(nextWindow('total', new Date())).toBeNull();
});
