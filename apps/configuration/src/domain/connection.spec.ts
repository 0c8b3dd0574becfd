import { describe, expect, it } from '@jest/globals';
import { aConnection, later, monday } from '../testing/builders.ts';
import {
  accepted,
  blocked,
  credentialFor,
  lastFourOf,
  lookAt,
  notAccepted,
  stateOf,
  toVerify,
  unblocked,
  withCredential,
} from './connection.ts';

const times = { graceMs: 5000, checkMs: 60_000 };

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
    expect(() => accepted(aConnection(), 'earlier', monday, times)).toThrow(/replaced/);
    expect(() => notAccepted(aConnection(), 'earlier')).toThrow(/replaced/);
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

describe('a new credential of an active connection', () => {
  const before = aConnection();
  const young = { ...before.credential, fingerprint: 'f2', savedAt: later(1000) };
  const both = withCredential(before, young);
  const rotated = accepted(both, 'f2', later(2000), times);

  it('waits beside the one in use', () => {
    expect([stateOf(both), both.credential.fingerprint, toVerify(both).fingerprint]).toEqual(['active', 'f1', 'f2']);
  });

  it('takes its place once it is accepted', () => {
    expect(rotated).toMatchObject({ credential: { fingerprint: 'f2' }, verifiedAt: later(2000) });
    expect(toVerify(rotated).fingerprint).toBe('f2');
  });

  it('is dropped when it is not', () => {
    expect(notAccepted(both, 'f2')).toEqual(before);
  });

  it.each([
    ['what was sent with the one before, for a while', 'f1', later(6999), 'f1'],
    ['that later, with the one in use', 'f1', later(7000), 'f2'],
    ['what was sent with the one in use', 'f2', later(3000), 'f2'],
    ['what is sent now', undefined, later(3000), 'f2'],
  ])('serves %s', (_, sentWith, now, fingerprint) => {
    expect(credentialFor(rotated, sentWith, now).fingerprint).toBe(fingerprint);
  });

  it('is not blocked by what happened to the one before', () => {
    expect(blocked(rotated, 'credentials-refused', later(1500))).toBeNull();
  });

  it('is looked at when the one before has had its time, then to ask the provider', () => {
    expect(lookAt(rotated)).toEqual(later(7000));
    expect(lookAt(accepted(before, 'f1', later(1000), times))).toEqual(later(61_000));
    expect(lookAt(before)).toBeNull();
  });

  it('leaves the one before when a person lets a blocked connection go on', () => {
    expect(unblocked({ ...rotated, blockedBecause: 'out-of-credits' })?.previous).toBeUndefined();
  });
});

it.each([
  ['a long token', { kind: 'token', token: 'abcdefgh-4711' }, '4711'],
  ['a short token', { kind: 'token', token: 'abcdefg4711' }, ''],
  ['a long password', { kind: 'oauth', user: 'program', pass: 'password-4712' }, '4712'],
] as const)('shows of %s', (_, credential, lastFour) => {
  expect(lastFourOf(credential)).toBe(lastFour);
});
