import { randomBytes } from 'node:crypto';
import { expect, it } from '@jest/globals';
import { loadConfig } from '@firmograph/service-kit';
import { configurationConfig } from './config.ts';

const env = {
  KAFKA_BROKERS: '127.0.0.1:9092',
  MONGO_URL: 'mongodb://127.0.0.1/configuration',
  OIDC_ISSUER: 'http://127.0.0.1:4000',
  LEADSPACE_BASE_URL: 'https://apigw.leadspace.com',
  SECRET_KEY: randomBytes(32).toString('base64'),
};

it('permits for half a minute and waits a day for a run, unless told otherwise', () => {
  expect(loadConfig(configurationConfig, env)).toMatchObject({ PERMIT_MS: 30_000, RUN_STANDSTILL_MS: 86_400_000 });
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
