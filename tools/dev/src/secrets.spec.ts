import { mkdtemp, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from '@jest/globals';
import { secretsIn, writeSecret } from './secrets.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'secrets-'));
});
afterEach(() => rm(folder, { recursive: true }));

it('makes secrets once', async () => {
  const first = await secretsIn(folder);
  expect(await secretsIn(folder)).toEqual(first);
  expect(Buffer.from(first.secretKey, 'base64')).toHaveLength(32);
});

it('keeps secrets from other users, also in a file that was open before', async () => {
  const file = join(folder, 'stack.json');
  await writeFile(file, 'x', { mode: 0o644 });
  await writeSecret(file, {});
  expect((await stat(file)).mode & 0o777).toBe(0o600);
});

it('says what to do about a damaged file, and tells nothing of it', async () => {
  await writeFile(join(folder, 'secrets.json'), '{"secretKey":"hidden"');
  const error: unknown = await secretsIn(folder).catch((reason: unknown) => reason);
  expect(String(error)).toMatch(/secrets\.json is damaged: start with -- --fresh/);
  expect(JSON.stringify(error)).not.toContain('hidden');
});
