import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from '@jest/globals';
import { loadConfig } from '@firmograph/service-kit';
import { configurationConfig } from './config.ts';

const aKey = () => randomBytes(32).toString('base64');
const folder = mkdtempSync(join(tmpdir(), 'firmograph-keys-'));
const keyFile = join(folder, 'key');
writeFileSync(keyFile, `1:${aKey()}\n`);
afterAll(() => rmSync(folder, { recursive: true }));

const env = {
  KAFKA_BROKERS: '127.0.0.1:9092',
  MONGO_URL: 'mongodb://127.0.0.1/configuration',
  OIDC_ISSUER: 'http://127.0.0.1:4000',
  LEADSPACE_BASE_URL: 'https://apigw.leadspace.com',
  SECRET_KEY: randomBytes(32).toString('base64'),
  ERASURE_KEY: randomBytes(32).toString('base64'),
};

it('permits for half a minute and waits a day for a run, unless told otherwise', () => {
  expect(loadConfig(configurationConfig, env)).toMatchObject({ PERMIT_MS: 30_000, RUN_STANDSTILL_MS: 86_400_000 });
});

it.each([
  ['from a file', { SECRET_KEY: '', SECRET_KEY_FILE: keyFile }],
  ['in Vault', { SECRET_KEY: '', VAULT_ADDR: 'https://vault.example.com/', VAULT_TOKEN: 'token' }],
  ['in Vault, which took over from SECRET_KEY', { VAULT_ADDR: 'http://vault:8200', VAULT_TOKEN_FILE: '/run/token' }],
  ['while it is rotated', { SECRET_KEY: `2:${aKey()},1:${aKey()}` }],
])('takes a key %s', (_, keys) => {
  expect(loadConfig(configurationConfig, { ...env, ...keys })).toMatchObject({ VAULT_TRANSIT_KEY: 'firmograph' });
});

it.each([
  ['there is none', { SECRET_KEY: '' }, /SECRET_KEY: missing/],
  ['the file is not there', { SECRET_KEY: '', SECRET_KEY_FILE: '/nowhere' }, /SECRET_KEY_FILE: custom/],
  ['there are two', { SECRET_KEY_FILE: keyFile }, /SECRET_KEY_FILE/],
  ['Vault is there without a token', { VAULT_ADDR: 'https://vault.example.com' }, /VAULT_TOKEN: missing/],
  ['Vault is reached in clear', { VAULT_ADDR: 'http://10.0.0.7', VAULT_TOKEN: 'token' }, /VAULT_ADDR/],
  ['Leadspace is reached in clear', { LEADSPACE_BASE_URL: 'http://apigw.leadspace.com' }, /LEADSPACE_BASE_URL/],
])('refuses to start when %s', (_, keys, sentence) => {
  expect(() => loadConfig(configurationConfig, { ...env, ...keys })).toThrow(sentence);
});

it.each([
  ['is too short', randomBytes(16).toString('base64')],
  ['is not base64', 'not base64, but long enough to be a key of 32 bytes'],
  ['is missing', ''],
])('refuses to start when the key %s, and does not show it', (_, key) => {
  const start = () => loadConfig(configurationConfig, { ...env, SECRET_KEY: key });
  expect(start).toThrow(/SECRET_KEY/);
  if (key !== '') expect(start).not.toThrow(key);
});
