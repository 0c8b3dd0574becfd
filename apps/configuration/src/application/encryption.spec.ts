import { randomBytes } from 'node:crypto';
import { beforeEach, describe, expect, it } from '@jest/globals';
import { EnvelopeSecrets } from '../adapters/crypto/envelope-secrets.ts';
import { encrypted, LocalKey } from '@firmograph/secrets';
import { later } from '../testing/builders.ts';
import { givenConnection, parts, tenantId, type Parts } from '../testing/use-cases.ts';
import { AdoptSecrets } from './adopt-secrets.ts';
import { CheckKeys } from './check-keys.ts';
import { DataKeys } from './data-keys.ts';
import { KeepKeys } from './keep-keys.ts';
import { ReadEncryption } from './read-encryption.ts';
import { ResealSecrets } from './reseal-secrets.ts';
import { RotateDataKey } from './rotate-data-key.ts';
import { Sealing } from './sealing.ts';

const day = 24 * 3_600_000;
/** Rings are dated by the clock. */
const tomorrow = () => new Date(Date.now() + day);
const [old, young] = [randomBytes(32), randomBytes(32)];

let given: Parts;
let id: string;
beforeEach(async () => {
  given = withKeys(parts(), [1, old]);
  id = await givenConnection(given);
});

/** The same stores, with other key-encryption keys: what a restart with another SECRET_KEY gives. */
function withKeys(some: Parts, ...entries: readonly (readonly [number, Buffer])[]): Parts {
  const wrapping = new LocalKey({ current: entries.at(-1)?.[0] ?? 0, keys: new Map(entries) });
  const dataKeys = new DataKeys(some.rings, wrapping, some.settings);
  const sealing = new Sealing(new EnvelopeSecrets(dataKeys, new Map(entries)), some.leadspace);
  return { ...some, wrapping, dataKeys, sealing };
}

const keep = ({ rings, dataKeys, connections, sealing, settings }: Parts, now: Date) =>
  new KeepKeys(rings, dataKeys, new ResealSecrets(connections, sealing), settings).execute(now);
const check = ({ wrapping, rings, dataKeys, connections, sealing }: Parts) =>
  new CheckKeys(wrapping, rings, dataKeys, new AdoptSecrets(connections, sealing, dataKeys)).execute();
const rotate = ({ rings, dataKeys }: Parts, now: Date) => new RotateDataKey(rings, dataKeys).execute(tenantId, now);
const ring = async () => (await given.rings.store.find({ tenantId, id: tenantId }))?.value;
const saved = async () => {
  const stored = await given.connections.store.find({ tenantId, id });
  if (stored === null) throw new Error('no connection');
  return stored.value.credential;
};
const opened = async (some: Parts) => some.sealing.opened({ tenantId, id }, await saved());
const token = { kind: 'token', token: 'token-of-Leadspace' };

describe('a new data key', () => {
  it('seals what is new at once and the rest in the background, readable all the while', async () => {
    await rotate(given, later(1000));
    expect([(await saved()).sealed.keyVersion, await opened(given)]).toEqual([1, token]);
    expect(await new ReadEncryption(given.rings, given.connections).execute(tenantId)).toMatchObject({ older: 1 });
    expect(await keep(given, later(1000))).toBe(true);
    expect([(await saved()).sealed.keyVersion, await opened(given)]).toEqual([2, token]);
    expect(await new ReadEncryption(given.rings, given.connections).execute(tenantId)).toMatchObject({ older: 0 });
  });

  it('lets the one before it go after a day, and tells nobody of it', async () => {
    const said = given.connections.store.said.length;
    await rotate(given, later(1000));
    await keep(given, later(1000));
    expect((await ring())?.keys).toHaveLength(2);
    await keep(given, later(2 * day));
    expect((await ring())?.keys.map(({ version }) => version)).toEqual([2]);
    expect([await opened(given), given.connections.store.said.length]).toEqual([token, said]);
  });

  it('does not undo what was changed meanwhile', async () => {
    await rotate(given, later(1000));
    given.connections.store.meanwhile = async () => rotate(given, later(1000));
    await keep(given, later(1000));
    expect((await ring())?.keys).toHaveLength(3);
    await keep(given, later(60_000));
    expect([(await saved()).sealed.keyVersion, await opened(given)]).toEqual([3, token]);
  });

  it('leaves a secret that cannot be read, and the key that it is under', async () => {
    const connection = (await given.connections.store.find({ tenantId, id }))?.value;
    if (connection === undefined) throw new Error('no connection');
    const credential = { ...connection.credential, sealed: { ...connection.credential.sealed, text: 'AAAA' } };
    await given.connections.store.replace({ tenantId, id }, 2, { value: { ...connection, credential }, says: [] });
    await rotate(given, later(1000));
    await keep(given, later(2 * day));
    expect((await ring())?.keys).toHaveLength(2);
  });
});

describe('a new key-encryption key', () => {
  it('wraps the data keys anew in the background; then the old one is not needed any more', async () => {
    const both = withKeys(given, [1, old], [2, young]);
    await check(both);
    expect((await ring())?.keys[0]?.wrapped.wrappedBy).toBe('local:1');
    while (await keep(both, tomorrow()));
    expect((await ring())?.keys[0]?.wrapped.wrappedBy).toBe('local:2');
    const alone = withKeys(given, [2, young]);
    await check(alone);
    expect(await opened(alone)).toEqual(token);
  });

  it('does not start without the old one as long as that is needed', async () => {
    await expect(check(withKeys(given, [2, young]))).rejects.toThrow(/key-encryption key local:1 is missing/);
  });

  it('does not start with another key of the same version, whether there are secrets or not', async () => {
    const empty = withKeys(parts(), [1, old]);
    await check(empty);
    await expect(check(withKeys(empty, [1, young]))).rejects.toThrow(/local:1 is missing or is another one/);
    await expect(check(withKeys(given, [1, young]))).rejects.toThrow(/local:1 is missing or is another one/);
  });
});

describe('a secret from before there were data keys', () => {
  beforeEach(async () => {
    const connection = (await given.connections.store.find({ tenantId, id }))?.value;
    const text = Buffer.from(JSON.stringify(token));
    const sealed = { keyVersion: 1, ...encrypted(old, text, `connection-secret:1:${tenantId}:${id}:credential`) };
    if (connection === undefined) throw new Error('no connection');
    const credential = { ...connection.credential, sealed };
    await given.connections.store.replace({ tenantId, id }, 2, { value: { ...connection, credential }, says: [] });
  });

  it('is readable, and is sealed under a data key in the background', async () => {
    expect(await opened(given)).toEqual(token);
    await check(given);
    while (await keep(given, tomorrow()));
    expect([(await saved()).sealed, await opened(given)]).toMatchObject([{ under: 'data-key' }, token]);
  });

  it('does not let a service start that has another SECRET_KEY', async () => {
    const other = withKeys({ ...given, rings: parts().rings }, [1, young]);
    await expect(check(other)).rejects.toThrow(/SECRET_KEY/);
  });
});

it('a key is opened once for many uses', async () => {
  const dataKeys = new DataKeys(given.rings, given.wrapping, given.settings);
  expect(await dataKeys.of(tenantId, 1)).toBe(await dataKeys.of(tenantId, 1));
});
