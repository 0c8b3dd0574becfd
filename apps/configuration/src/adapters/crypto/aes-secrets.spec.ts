import { randomBytes } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import { AesSecrets } from './aes-secrets.ts';

const place = { tenantId: 'acme', connectionId: 'c-1', field: 'credential' };
const key = randomBytes(32);
const secrets = new AesSecrets({ current: 1, keys: new Map([[1, key]]) });
const secret = 'the-token-of-acme';

describe('a sealed secret', () => {
  it('opens where it was sealed', () => {
    expect(secrets.open(secrets.seal(secret, place), place)).toBe(secret);
  });

  it('shows nothing of the secret', () => {
    const sealed = secrets.seal(secret, place);
    expect(Buffer.from(sealed.text, 'base64').toString('latin1')).not.toContain('token');
  });

  it('has an initialization vector of its own, of 96 bits', () => {
    const [one, other] = [secrets.seal(secret, place), secrets.seal(secret, place)];
    expect(one.iv).not.toBe(other.iv);
    expect(Buffer.from(one.iv, 'base64')).toHaveLength(12);
  });

  it.each([
    ['another tenant', { ...place, tenantId: 'other' }],
    ['another connection', { ...place, connectionId: 'c-2' }],
    ['another field', { ...place, field: 'other' }],
  ])('does not open for %s', (_, elsewhere) => {
    const sealed = secrets.seal(secret, place);
    expect(() => secrets.open(sealed, elsewhere)).toThrow(/Save the credential again/);
  });

  it('does not open when it was tampered with', () => {
    const sealed = secrets.seal(secret, place);
    const text = Buffer.from(sealed.text, 'base64');
    text.writeUInt8(text.readUInt8(0) ^ 1, 0);
    expect(() => secrets.open({ ...sealed, text: text.toString('base64') }, place)).toThrow(/SECRET_KEY/);
  });

  it('does not open with a tag cut short', () => {
    const sealed = secrets.seal(secret, place);
    const tag = Buffer.from(sealed.tag, 'base64').subarray(0, 4).toString('base64');
    expect(() => secrets.open({ ...sealed, tag }, place)).toThrow(/SECRET_KEY/);
  });

  it('opens under the key it was sealed under, when a newer one is there', () => {
    const sealed = secrets.seal(secret, place);
    const ring = new AesSecrets({
      current: 2,
      keys: new Map([
        [1, key],
        [2, randomBytes(32)],
      ]),
    });
    expect([ring.open(sealed, place), ring.seal(secret, place).keyVersion]).toEqual([secret, 2]);
  });

  it('does not open without its key, and says what to do', () => {
    const other = new AesSecrets({ current: 2, keys: new Map([[2, randomBytes(32)]]) });
    expect(() => other.open(secrets.seal(secret, place), place)).toThrow(/Save the credential again/);
  });
});
