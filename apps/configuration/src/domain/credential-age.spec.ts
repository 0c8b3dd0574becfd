import { expect, it } from '@jest/globals';
import { aConnection, later } from '../testing/builders.ts';
import { ageOf } from './credential-age.ts';

const day = 86_400_000;
const { credential } = aConnection();

it.each([
  [0, 730, null],
  [181, 549, null],
  [182, 548, 'rotate'],
  [669, 61, 'rotate'],
  [670, 60, 'lapses-soon'],
  [730, 0, 'lapsed'],
  [900, 0, 'lapsed'],
])('of a token that is %i days old: %i left, %s', (ageDays, expiresInDays, advice) => {
  expect(ageOf(credential, later(ageDays * day + 1))).toEqual({ ageDays, expiresInDays, advice });
});

it('of a program and its password: it does not lapse', () => {
  const age = ageOf({ ...credential, kind: 'oauth' }, later(800 * day));
  expect(age).toEqual({ ageDays: 800, expiresInDays: null, advice: 'rotate' });
});
