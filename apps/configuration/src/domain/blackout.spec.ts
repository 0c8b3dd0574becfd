import { expect, it } from '@jest/globals';
import { isBlackedOut, type Blackout } from './blackout.ts';

const nights: Blackout = { kind: 'weekly', days: ['fri'], from: '22:00', to: '06:00' };
const noon: Blackout = { kind: 'weekly', from: '12:00', to: '13:00' };
const holidays: Blackout = {
  kind: 'once',
  from: new Date('2026-12-24T00:00:00Z'),
  to: new Date('2026-12-27T00:00:00Z'),
};

it.each([
  ['2026-11-27T20:59:00Z', nights, false],
  ['2026-11-27T21:00:00Z', nights, true],
  ['2026-11-28T04:59:00Z', nights, true],
  ['2026-11-28T05:00:00Z', nights, false],
  ['2026-11-29T04:59:00Z', nights, false],
  ['2026-11-29T11:30:00Z', noon, true],
  ['2026-11-29T12:00:00Z', noon, false],
  ['2026-12-24T00:00:00Z', holidays, true],
  ['2026-12-27T00:00:00Z', holidays, false],
])('at %s, of %j in Copenhagen: %s', (at, blackout, expected) => {
  expect(isBlackedOut([blackout], 'Europe/Copenhagen', new Date(at))).toBe(expected);
});
