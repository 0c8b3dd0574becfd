import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { eventually } from '@firmograph/testing';
import {
  lendOutside,
  startConfiguration,
  type ConfigurationUnderTest,
  type Outside,
} from './testing/configuration-under-test.ts';
import { aStartedRun, type Started } from './testing/ready.ts';
import { VaultDouble } from './testing/vault-double.ts';

const vault = new VaultDouble();
const aKey = () => randomBytes(32).toString('base64');
const [first, second] = [aKey(), aKey()];
let address: string;
let outside: Outside;
beforeAll(async () => {
  [address, outside] = await Promise.all([vault.start(), lendOutside()]);
});
afterAll(async () => {
  await Promise.all([vault.stop(), outside.release()]);
});

/** A service of its own on what the one before it has left. */
async function during(env: Record<string, string>, act: (service: ConfigurationUnderTest) => Promise<void>) {
  const service = await startConfiguration({ KEYS_LOOK_MS: '200', ...env }, outside);
  try {
    await act(service);
  } finally {
    await service.stop();
  }
}

const keysBecome = (service: ConfigurationUnderTest, expected: object) =>
  eventually(async () => expect((await service.call('GET', '/encryption-keys')).body).toMatchObject(expected));
const permitOf = async (service: ConfigurationUnderTest, started: Started) =>
  (await service.call('POST', '/tenants/acme/permits', { ...started, to: 'submit' }, { role: 'Service' })).body;

describe('stored secrets stay readable', () => {
  let started: Started;

  it('while a new data key takes over', () =>
    during({ SECRET_KEY: first }, async (service) => {
      started = await aStartedRun(service);
      await keysBecome(service, { dataKey: { version: 1, wrappedBy: 'local:1' } });
      const { status, body } = await service.call('POST', '/encryption-keys/rotate');
      expect([status, body]).toMatchObject([200, { dataKey: { version: 2 }, earlierDataKeys: 1 }]);
      expect(await permitOf(service, started)).toMatchObject({ granted: true, credential: { kind: 'token' } });
      await keysBecome(service, { secretsUnderEarlier: 0 });
      expect(await permitOf(service, started)).toMatchObject({ granted: true, credential: { kind: 'token' } });
    }));

  it('while a new SECRET_KEY takes over', () =>
    during({ SECRET_KEY: `2:${second},1:${first}` }, async (service) => {
      expect(await permitOf(service, started)).toMatchObject({ credential: { kind: 'token' } });
      await keysBecome(service, { dataKey: { wrappedBy: 'local:2' } });
    }));

  it('while Vault takes over', () =>
    during({ SECRET_KEY: `2:${second}`, VAULT_ADDR: address, VAULT_TOKEN: vault.token }, async (service) => {
      expect(await permitOf(service, started)).toMatchObject({ credential: { kind: 'token' } });
      await keysBecome(service, { dataKey: { wrappedBy: 'vault:transit/firmograph:v1' } });
    }));

  it('while the key in Vault is rotated, with no other key at hand', () =>
    during({ SECRET_KEY: '', VAULT_ADDR: address, VAULT_TOKEN: vault.token }, async (service) => {
      vault.rotate();
      await keysBecome(service, { dataKey: { wrappedBy: 'vault:transit/firmograph:v2' } });
      expect(await permitOf(service, started)).toMatchObject({ credential: { kind: 'token' } });
    }));
});

const inVault = () => ({ SECRET_KEY: '', VAULT_ADDR: address, VAULT_TOKEN: vault.token });

describe('a service does not start', () => {
  it.each([
    ['with another SECRET_KEY', () => ({ SECRET_KEY: `7:${aKey()}` }), /is missing or is another one/],
    ['with a Vault that was set up anew', () => (vault.forget(), inVault()), /v2 is missing or is another one/],
    [
      'with a Vault that is not there',
      () => ({ VAULT_ADDR: 'http://127.0.0.1:9', VAULT_TOKEN: 't' }),
      /Vault does not answer/,
    ],
    [
      'with a token that Vault refuses',
      () => ({ VAULT_ADDR: address, VAULT_TOKEN: 'wrong' }),
      /Vault refuses the token/,
    ],
  ])('%s, and says so in one sentence', async (_, env, sentence) => {
    const starting = startConfiguration({ SECRET_KEY: first, ...env() }, outside);
    const error: unknown = await starting.catch((caught: unknown) => caught);
    expect(Error.isError(error) ? error.message : error).toMatch(sentence);
    expect(Error.isError(error) && error.message.includes('\n')).toBe(false);
  });
});
