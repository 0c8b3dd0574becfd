import { describe, expect, it } from '@jest/globals';
import { aConnection, later, monday } from '../testing/builders.ts';
import { blocked, lastFourOf, stateOf, unblocked, withCredential, withVerdict } from './connection.ts';

describe('a connection', () => {
  it.each([
    ['unverified', { verifiedAt: null }],
    ['active', { verifiedAt: monday }],
    ['inactive', { blockedBecause: 'out-of-credits' }],
  ] as const)('is %s', (state, fields) => {
    expect(stateOf(aConnection(fields))).toBe(state);
  });

  it('is to be verified again with a new credential, and not blocked any more', () => {
    const before = aConnection({ blockedBecause: 'credentials-refused' });
    expect(stateOf(withCredential(before, { ...before.credential, fingerprint: 'f2' }))).toBe('unverified');
  });

  it('does not take what was said of an earlier credential', () => {
    expect(() => withVerdict(aConnection(), 'earlier', monday)).toThrow(/replaced/);
  });

  it('is not blocked by a refusal of an earlier credential', () => {
    const connection = aConnection();
    const credential = { ...connection.credential, savedAt: later(1000) };
    expect(blocked({ ...connection, credential }, 'credentials-refused', monday)).toBeNull();
  });

  it('is blocked once for one reason', () => {
    const first = blocked(aConnection(), 'out-of-credits', later(1));
    expect(first).toMatchObject({ blockedBecause: 'out-of-credits' });
    expect(blocked(first ?? aConnection(), 'out-of-credits', later(2))).toBeNull();
  });

  it('goes on when a person says so', () => {
    expect(unblocked(aConnection({ blockedBecause: 'out-of-credits' }))).toMatchObject({ blockedBecause: null });
  });

  it('does not go on before it is verified', () => {
    expect(() => unblocked(aConnection({ verifiedAt: null }))).toThrow(/Verify the connection first/);
  });
});

it.each([
  ['a long token', { kind: 'token', token: 'abcdefgh-4711' }, '4711'],
  ['a short token', { kind: 'token', token: 'abcdefg4711' }, ''],
  ['a long password', { kind: 'oauth', user: 'program', pass: 'password-4712' }, '4712'],
] as const)('shows of %s', (_, credential, lastFour) => {
  expect(lastFourOf(credential)).toBe(lastFour);
});
