import { describe, expect, it } from '@jest/globals';
import { identityConfig, readConfig } from './config.ts';

const secret = 'a-secret-of-this-test';
const given = {
  CLI_CLIENT_SECRET: secret,
  CONFIGURATION_CLIENT_SECRET: secret,
  SOURCING_CLIENT_SECRET: secret,
  MATCHING_CLIENT_SECRET: secret,
  RESULTS_CLIENT_SECRET: secret,
};

describe('the configuration of the identity sandbox', () => {
  it('needs nothing but the secrets', () => {
    expect(readConfig(given)).toMatchObject({ PORT: 3011, HOST: '127.0.0.1', TENANTS: ['acme'] });
  });

  it('reads lists separated by commas', () => {
    expect(readConfig({ ...given, TENANTS: 'acme, globex,' }).TENANTS).toEqual(['acme', 'globex']);
  });

  it('names every fault and tells no value', () => {
    const faulty = { ...given, PORT: 'secret-port', RESULTS_CLIENT_SECRET: undefined };
    expect(() => readConfig(faulty)).toThrow(
      'The identity sandbox cannot start: PORT is not valid; RESULTS_CLIENT_SECRET is missing.',
    );
  });

  it('takes a variable set to nothing as not set', () => {
    expect(readConfig({ ...given, ISSUER: '', PORT: '' })).not.toHaveProperty('ISSUER');
  });

  it('takes no secret that could be guessed', () => {
    expect(() => readConfig({ ...given, CLI_CLIENT_SECRET: 'short' })).toThrow('CLI_CLIENT_SECRET is not valid');
  });

  it.each(['0.0.0.0', '::', '192.168.0.7', 'identity.example.com'])('refuses to listen on %s', (HOST) => {
    expect(() => readConfig({ ...given, HOST })).toThrow('set ALLOW_REMOTE=true');
  });

  it.each(['127.0.0.1', '127.1.2.3', '::1', 'localhost'])('listens on %s', (HOST) => {
    expect(readConfig({ ...given, HOST }).HOST).toBe(HOST);
  });

  it('listens everywhere when told so', () => {
    expect(readConfig({ ...given, HOST: '0.0.0.0', ALLOW_REMOTE: 'true' }).HOST).toBe('0.0.0.0');
  });

  it('describes every variable', () => {
    const undescribed = Object.entries(identityConfig.shape).filter(([, schema]) => schema.description === undefined);
    expect(undescribed).toEqual([]);
  });
});
