import { expect, it } from '@jest/globals';
import { Programs } from './programs.ts';
import { SeededRandom } from './seeded-random.ts';

const now = Date.UTC(2026, 0, 1);
const given = () =>
  new Programs(
    new Map([['acme', 'secret']]),
    [
      { token: 'current', program: 'acme' },
      { token: 'next', program: 'acme' },
      { token: 'theirs', program: 'other' },
    ],
    10,
    new SeededRandom('a'),
  );

it('lets the current and the next token of a program in', () => {
  const programs = given();
  expect(programs.holderOf('current', now)?.id).toBe('acme');
  expect(programs.holderOf('next', now)).toBe(programs.holderOf('current', now));
  expect(programs.holderOf('theirs', now)?.id).toBe('other');
  expect(programs.holderOf('unknown', now)).toBeUndefined();
});

const issuedBy = (programs: Programs) => {
  const issued = programs.authorize('acme', 'secret', now, 60);
  if (issued === undefined) throw new Error('acme is not let in');
  return issued;
};

it('issues a token that looks like a JWT and expires', () => {
  const programs = given();
  const { token, expiration } = issuedBy(programs);
  expect(expiration).toBe(now / 1000 + 60);
  const claims = Buffer.from(token.split('.').at(1) ?? '', 'base64url').toString();
  expect(JSON.parse(claims)).toEqual({ aud: 'API_GATEWAY', exp: expiration, programId: 'acme' });
  expect(programs.holderOf(token, now + 59_999)?.id).toBe('acme');
  expect(programs.holderOf(token, now + 60_000)).toBeUndefined();
});

it('refreshes once for each refresh token, and for its own program only', () => {
  const programs = given();
  const { refreshToken, token } = issuedBy(programs);
  expect(programs.refresh('other', refreshToken, now, 60)).toBeUndefined();
  expect(programs.refresh('acme', refreshToken, now, 60)?.token).not.toBe(token);
  expect(programs.refresh('acme', refreshToken, now, 60)).toBeUndefined();
});

it('denies a wrong secret, and a program nobody knows', () => {
  expect(given().authorize('acme', 'wrong', now, 60)).toBeUndefined();
  expect(given().authorize('nobody', 'secret', now, 60)).toBeUndefined();
});

it('takes credits for a whole call or not at all', () => {
  const programs = given();
  const acme = programs.holderOf('current', now);
  if (acme === undefined) throw new Error('acme is not let in');
  expect(programs.charge(acme, 8)).toBe(true);
  expect(programs.charge(acme, 3)).toBe(false);
  expect(programs.creditsLeft()).toEqual({ acme: 2, other: 10 });
});
