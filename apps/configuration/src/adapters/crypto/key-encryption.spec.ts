import { randomBytes } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { DependencyUnavailable } from '@firmograph/kernel';
import { KeyChain, KeyRing, LocalKey, VaultKey, type KeyEncryptionKey, type VaultOptions } from '@firmograph/secrets';
import { VaultDouble } from '../../testing/vault-double.ts';

const [old, young] = [randomBytes(32), randomBytes(32)];
const local = (...entries: readonly (readonly [number, Buffer])[]) =>
  new LocalKey({ current: entries.at(-1)?.[0] ?? 0, keys: new Map(entries) });

let vault: VaultDouble;
let options: VaultOptions;
let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'firmograph-vault-'));
  vault = new VaultDouble();
  const address = await vault.start();
  options = { address, token: { value: vault.token }, mount: 'transit', key: 'firmograph', timeoutMs: 500 };
});
afterEach(async () => {
  await vault.stop();
  await rm(folder, { recursive: true });
});

const dataKey = randomBytes(32);
const kinds: readonly (readonly [string, () => KeyEncryptionKey])[] = [
  ['local', () => local([1, old])],
  ['of Vault', () => new VaultKey(options)],
];

describe.each(kinds)('a key-encryption key, %s', (_, made) => {
  it('unwraps what it has wrapped, and passes its check', async () => {
    const key = made();
    await key.check();
    const wrapped = await key.wrap(dataKey, 'acme');
    expect(await key.unwrap(wrapped, 'acme')).toEqual(dataKey);
    expect([wrapped.wrappedBy, wrapped.text.includes(dataKey.toString('base64'))]).toEqual([
      await key.current(),
      false,
    ]);
  });

  it('unwraps it for nobody else', async () => {
    const wrapped = await made().wrap(dataKey, 'acme');
    await expect(made().unwrap(wrapped, 'other')).rejects.toMatchObject({ code: 'connection/secret-unreadable' });
  });
});

describe('rotating', () => {
  it('a local key wraps by the current version and unwraps by the others', async () => {
    const wrapped = await local([1, old]).wrap(dataKey, 'acme');
    const both = local([1, old], [2, young]);
    expect([await both.current(), await both.unwrap(wrapped, 'acme')]).toEqual(['local:2', dataKey]);
    await expect(local([2, young]).unwrap(wrapped, 'acme')).rejects.toThrow(/local:1 is missing/);
  });

  it('a key of Vault shows its new version and unwraps by the one before it', async () => {
    const key = new VaultKey(options);
    const wrapped = await key.wrap(dataKey, 'acme');
    vault.rotate();
    expect([wrapped.wrappedBy, await key.current()]).toEqual([
      'vault:transit/firmograph:v1',
      'vault:transit/firmograph:v2',
    ]);
    expect(await key.unwrap(wrapped, 'acme')).toEqual(dataKey);
  });

  it('Vault takes over from a local key, which still unwraps what it has wrapped', async () => {
    const wrapped = await local([1, old]).wrap(dataKey, 'acme');
    const chain = new KeyChain([new VaultKey(options), local([1, old])]);
    expect([await chain.current(), await chain.unwrap(wrapped, 'acme')]).toEqual([
      'vault:transit/firmograph:v1',
      dataKey,
    ]);
    await expect(new KeyChain([new VaultKey(options)]).unwrap(wrapped, 'acme')).rejects.toThrow(/local:1 is missing/);
  });
});

describe('what is wrong with Vault is told in one sentence', () => {
  it.each([
    ['the token', () => (vault.token = 'another'), /Vault refuses the token. Check VAULT_TOKEN/],
    ['the key', () => (options = { ...options, key: 'other' }), /no transit key other at transit/],
    ['it is sealed', () => (vault.failures = [503]), /Vault answers 503/],
    ['the file', () => (options = { ...options, token: { file: '/nowhere' } }), /VAULT_TOKEN_FILE cannot be read/],
    ['the address', () => (options = { ...options, address: 'http://127.0.0.1:9' }), /Vault does not answer at http/],
  ])('%s', async (_, spoil, sentence) => {
    spoil();
    const key = new VaultKey(options);
    await expect(key.check()).rejects.toThrow(sentence);
    vault.failures = vault.asked.length > 0 && vault.failures.length === 0 && options.key === 'firmograph' ? [503] : [];
    await expect(key.wrap(dataKey, 'acme')).rejects.toBeInstanceOf(DependencyUnavailable);
  });

  it('and names no token', async () => {
    const key = new VaultKey({ ...options, address: 'http://127.0.0.1:9' });
    const error: unknown = await key.wrap(dataKey, 'acme').catch((caught: unknown) => caught);
    expect(JSON.stringify(error, Object.getOwnPropertyNames(error))).not.toContain(vault.token);
  });
});

it('follows Vault nowhere else', async () => {
  const elsewhere: string[] = [];
  const server = createServer((request, response) => {
    elsewhere.push(request.url ?? '');
    if (request.url === '/elsewhere') response.end('{}');
    else response.writeHead(307, { location: '/elsewhere' }).end();
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const { port } = server.address() as { port: number };
  await expect(new VaultKey({ ...options, address: `http://127.0.0.1:${port}` }).check()).rejects.toThrow(/Vault/);
  expect(elsewhere).not.toContain('/elsewhere');
  server.close();
});

it('does not wait for a Vault that is silent', async () => {
  const server = createServer(() => undefined);
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const { port } = server.address() as { port: number };
  const silent = new VaultKey({ ...options, address: `http://127.0.0.1:${port}`, timeoutMs: 50 });
  await expect(silent.check()).rejects.toThrow(/within 50 ms/);
  server.closeAllConnections();
  server.close();
});

it('reads the token of Vault anew where it is in a file', async () => {
  const file = join(folder, 'token');
  await writeFile(file, `${vault.token}\n`);
  const key = new VaultKey({ ...options, token: { file } });
  await key.check();
  vault.token = 'renewed';
  await writeFile(file, 'renewed');
  await expect(key.check()).resolves.toBeUndefined();
});

describe('a ring of keys', () => {
  const [one, two] = [old.toString('base64'), young.toString('base64')];

  it.each([
    ['one key', one, 1, [1]],
    ['two, the newer first', `2:${two},1:${one}`, 2, [2, 1]],
    ['lines of a file', `1:${one}\n2:${two}\n`, 1, [1, 2]],
    ['the newer alone', `2:${two}`, 2, [2]],
  ])('is read from %s', (_, text, current, versions) => {
    const ring = KeyRing.parse(text);
    expect([ring.current, [...ring.keys.keys()]]).toEqual([current, versions]);
  });

  it.each([
    ['nothing', ''],
    ['two of one version', `1:${one},1:${two}`],
    ['a short key', randomBytes(16).toString('base64')],
    ['a version that is none', `new:${one}`],
  ])('is not read from %s', (_, text) => {
    expect(KeyRing.safeParse(text).success).toBe(false);
  });
});
