import { expect, it } from '@jest/globals';
import { retryAfterMs } from './retry-after.ts';

const now = Date.UTC(2026, 0, 1);

it.each([
  ['7', 7_000],
  ['0', 0],
  ['Thu, 01 Jan 2026 00:00:30 GMT', 30_000],
  ['Wed, 31 Dec 2025 00:00:00 GMT', 0],
  ['soon', undefined],
  ['', undefined],
])('reads %j as %p milliseconds', (header, expected) => {
  expect(retryAfterMs(header, now)).toBe(expected);
});

it('takes the first of several headers', () => {
  expect(retryAfterMs(['1', '2'], now)).toBe(1_000);
});
