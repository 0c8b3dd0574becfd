import { createCipheriv, randomBytes } from 'node:crypto';
import { beforeEach, describe, expect, it } from '@jest/globals';
import { DataKeys } from '../../application/data-keys.ts';
import { RotateDataKey } from '../../application/rotate-data-key.ts';
import { later } from '../../testing/builders.ts';
import { FakeDataKeyRings } from '../../testing/fakes.ts';
import { LocalKey } from '@firmograph/secrets';
import { EnvelopeSecrets } from './envelope-secrets.ts';

const place = { tenantId: 'acme', connectionId: 'c-1', field: 'credential' };
const secret = 'the-token-of-acme';
const settings = {
  permitMs: 1,
  standstillMs: 1,
  keysLookMs: 1000,
  graceMs: 1,
  checkMs: 1,
  firstRunsNeedApproval: false,
  enrichmentsPerType: 10,
  segmentWaitMs: 0,
};
const secretKey = randomBytes(32);

let rings: FakeDataKeyRings;
let dataKeys: DataKeys;
let secrets: EnvelopeSecrets;
beforeEach(() => {
  rings = new FakeDataKeyRings();
  dataKeys = new DataKeys(rings, new LocalKey({ current: 1, keys: new Map([[1, secretKey]]) }), settings);
  secrets = new EnvelopeSecrets(dataKeys, new Map([[1, secretKey]]));
});

describe('a sealed secret', () => {
  it('opens where it was sealed', async () => {
    expect(await secrets.open(await secrets.seal(secret, place), place)).toBe(secret);
  });

  it('shows nothing of the secret, nor does the key that is kept', async () => {
    const sealed = await secrets.seal(secret, place);
    const kept = JSON.stringify(rings.store.all('acme'));
    expect(Buffer.from(sealed.text, 'base64').toString('latin1')).not.toContain('token');
    expect(kept).not.toContain((await dataKeys.of('acme', 1)).toString('base64'));
  });

  it('has an initialization vector of its own, of 96 bits', async () => {
    const [one, other] = [await secrets.seal(secret, place), await secrets.seal(secret, place)];
    expect(one.iv).not.toBe(other.iv);
    expect(Buffer.from(one.iv, 'base64')).toHaveLength(12);
  });

  it.each([
    ['another connection', { ...place, connectionId: 'c-2' }],
    ['another field', { ...place, field: 'other' }],
  ])('does not open for %s', async (_, elsewhere) => {
    const sealed = await secrets.seal(secret, place);
    await expect(secrets.open(sealed, elsewhere)).rejects.toThrow(/save the credential again/i);
  });

  it('does not open for another tenant, even with the same data key', async () => {
    const sealed = await secrets.seal(secret, place);
    const key = await dataKeys.of('acme', 1);
    const thief = new EnvelopeSecrets(Object.assign(Object.create(dataKeys) as DataKeys, { of: async () => key }));
    await expect(thief.open(sealed, { ...place, tenantId: 'other' })).rejects.toThrow(/decrypted/);
  });

  it('does not open with the ring of another tenant', async () => {
    const sealed = await secrets.seal(secret, place);
    const ring = rings.store.all('acme')[0];
    if (ring !== undefined) await rings.store.add({ tenantId: 'other', id: 'other' }, { value: ring, says: [] });
    await expect(secrets.open(sealed, { ...place, tenantId: 'other' })).rejects.toThrow(/key-encryption key local:1/);
  });

  it('does not open when it was tampered with', async () => {
    const sealed = await secrets.seal(secret, place);
    const text = Buffer.from(sealed.text, 'base64');
    text.writeUInt8(text.readUInt8(0) ^ 1, 0);
    await expect(secrets.open({ ...sealed, text: text.toString('base64') }, place)).rejects.toThrow(/SECRET_KEY/);
  });

  it('does not open with a tag cut short', async () => {
    const sealed = await secrets.seal(secret, place);
    const tag = Buffer.from(sealed.tag, 'base64').subarray(0, 4).toString('base64');
    await expect(secrets.open({ ...sealed, tag }, place)).rejects.toThrow(/SECRET_KEY/);
  });

  it('opens under the data key it was sealed under, when a newer one is there', async () => {
    const sealed = await secrets.seal(secret, place);
    await new RotateDataKey(rings, dataKeys).execute('acme', later(1000));
    expect([await secrets.open(sealed, place), (await secrets.seal(secret, place)).keyVersion]).toEqual([secret, 2]);
  });
});

/** As it was done before tenants had data keys. */
function sealedDirectly(key: Buffer) {
  const iv = randomBytes(12);
  const cipher = createCipheriv('aes-256-gcm', key, iv).setAAD(Buffer.from('connection-secret:1:acme:c-1:credential'));
  const text = Buffer.concat([cipher.update(secret), cipher.final()]).toString('base64');
  return { keyVersion: 1, iv: iv.toString('base64'), tag: cipher.getAuthTag().toString('base64'), text };
}

describe('a secret from before there were data keys', () => {
  it('opens with SECRET_KEY', async () => {
    expect(await secrets.open(sealedDirectly(secretKey), place)).toBe(secret);
  });

  it('does not open with another, and says what to do', async () => {
    const open = secrets.open(sealedDirectly(randomBytes(32)), place);
    await expect(open).rejects.toMatchObject({
      code: 'connection/secret-unreadable',
      message: expect.stringMatching(/save the credential again/i),
    });
  });
});
