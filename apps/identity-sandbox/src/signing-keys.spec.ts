import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { signingKeys } from './signing-keys.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'signing-keys-'));
});
afterAll(() => rm(folder, { recursive: true }));

it('makes the folder of a new key file', async () => {
  const file = join(folder, 'new', 'keys.json');
  const keys = await signingKeys(file);
  expect(JSON.parse(await readFile(file, 'utf8'))).toEqual(keys);
});

it.each([
  ['no JSON', 'not-json-but-secret'],
  ['no keys', '{"keys":[]}'],
  ['a public key only', '{"keys":[{"kty":"RSA","n":"secret","e":"AQAB"}]}'],
])('refuses a file that holds %s, and tells nothing of it', async (_, content) => {
  const file = join(folder, 'broken.json');
  await writeFile(file, content);
  await expect(signingKeys(file)).rejects.toThrow(
    `${file} holds no RSA signing keys; delete it to have new ones made.`,
  );
});

it('makes other keys each time when no file is named', async () => {
  expect(await signingKeys(undefined)).not.toEqual(await signingKeys(undefined));
});
