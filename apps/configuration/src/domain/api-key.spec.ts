import { describe, expect, it } from '@jest/globals';
import { later, monday } from '../testing/builders.ts';
import { isKey, keyStateAt, madeKey, revokedKey, usedKey, type KeyRequest } from './api-key.ts';

const day = 86_400_000;
const aRequest = (fields: Partial<KeyRequest> = {}): KeyRequest => ({
  name: 'nightly',
  role: 'Viewer',
  scopes: ['read', 'run', 'read'],
  expiresAt: later(30 * day),
  by: 'ada',
  ...fields,
});
const aKey = (fields: Partial<KeyRequest> = {}) => madeKey('k1', 'fgk_secret', aRequest(fields), monday);

describe('a key', () => {
  it('keeps what tells it again, and not itself', () => {
    const key = aKey();
    expect(JSON.stringify(key)).not.toContain('fgk_secret');
    expect([isKey(key, 'fgk_secret'), isKey(key, 'fgk_secreT'), isKey(key, '')]).toEqual([true, false, false]);
  });

  it('has each scope once', () => {
    expect(aKey().scopes).toEqual(['read', 'run']);
  });

  it.each([
    ['key/expires-in-the-past', monday],
    ['key/expires-too-late', later(367 * day)],
  ])('is none: %s', (code, expiresAt) => {
    expect(() => aKey({ expiresAt })).toThrow(expect.objectContaining({ code }));
  });

  it('is valid until it expires or is revoked', () => {
    const key = aKey();
    const revoked = revokedKey(key, 'grace', later(day)) ?? key;
    expect([
      keyStateAt(key, later(30 * day - 1)),
      keyStateAt(key, later(30 * day)),
      keyStateAt(revoked, later(day)),
    ]).toEqual(['valid', 'expired', 'revoked']);
  });

  it('is revoked once', () => {
    const revoked = revokedKey(aKey(), 'grace', later(day));
    expect(revoked?.revoked).toEqual({ by: 'grace', at: later(day) });
    expect(revoked === null ? undefined : revokedKey(revoked, 'ada', later(2 * day))).toBeNull();
  });

  it('tells of its use once a minute', () => {
    const used = usedKey(aKey(), later(1000));
    expect(used?.lastUsedAt).toEqual(later(1000));
    const again = (after: number) => (used === null ? undefined : usedKey(used, later(1000 + after)));
    expect([again(59_999), again(60_000)?.lastUsedAt]).toEqual([null, later(61_000)]);
  });
});
