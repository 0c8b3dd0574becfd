import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { idIn, startConfiguration, type ConfigurationUnderTest } from './testing/configuration-under-test.ts';

let service: ConfigurationUnderTest;
const commands: unknown[] = [];
beforeAll(async () => {
  service = await startConfiguration();
  service.database.onCommand((command) => commands.push(command));
});
afterAll(() => service.stop());

const inDays = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString();
const aRequest = (fields: object = {}) => ({
  name: 'nightly',
  role: 'Contributor',
  scopes: ['read'],
  expiresAt: inDays(30),
  ...fields,
});

async function aKey(fields: object = {}) {
  const answer = await service.call('POST', '/keys', aRequest(fields));
  return { keyId: idIn(answer, 'keyId'), key: idIn(answer, 'key'), answer };
}

describe('a key', () => {
  it('is shown once, and is kept nowhere', async () => {
    const { keyId, key, answer } = await aKey();
    expect(answer.body).toMatchObject({ role: 'Contributor', scopes: ['read'], state: 'valid', createdBy: 'ada' });
    const shown = await Promise.all([
      service.call('GET', `/keys/${keyId}`),
      service.call('GET', '/keys'),
      service.call('POST', `/keys/${keyId}/revoke`),
    ]);
    const secret = key.split('.')[2] ?? key;
    const all = JSON.stringify([shown, commands, service.log.lines]);
    expect([all.includes(keyId), all.includes(secret)]).toEqual([true, false]);
  });

  it('opens what its role and its scopes may, in its tenant', async () => {
    const { key } = await aKey();
    const other = await aKey({ role: 'Administrator' });
    const asked = [
      service.call('GET', '/enrichments', undefined, { token: key }),
      service.call('PUT', `/enrichments/${randomUUID()}/state`, { state: 'Active' }, { token: key }),
      service.call('GET', '/keys', undefined, { token: key }),
      service.call('GET', '/keys', undefined, { token: other.key }),
      service.call('POST', '/keys', aRequest(), { token: other.key }),
    ];
    expect((await Promise.all(asked)).map(({ status }) => status)).toEqual([200, 403, 403, 200, 403]);
  });

  it('opens nothing from the moment on at which it is revoked', async () => {
    const { keyId, key } = await aKey();
    const before = await service.call('GET', '/runs', undefined, { token: key });
    await service.call('POST', `/keys/${keyId}/revoke`);
    const after = await service.call('GET', '/runs', undefined, { token: key });
    const seen = await service.call('GET', `/keys/${keyId}`);
    expect([before.status, after.status]).toEqual([200, 401]);
    expect(seen.body).toMatchObject({ state: 'revoked', revokedBy: 'ada', lastUsedAt: expect.any(String) });
  });

  it.each([
    ['another secret', (key: string) => `${key.slice(0, -1)}${key.endsWith('A') ? 'Q' : 'A'}`],
    ['another tenant', (key: string) => key.replace(/\.[\w-]+\./, `.${Buffer.from('other').toString('base64url')}.`)],
    ['another id', (key: string) => key.replace(/^fgk_\w+/, `fgk_${randomUUID().replaceAll('-', '')}`)],
    ['less of it', (key: string) => key.slice(0, 30)],
  ])('is refused with %s', async (_, forge) => {
    const { key } = await aKey();
    const { status, body } = await service.call('GET', '/runs', undefined, { token: forge(key) });
    expect([status, body['type']]).toEqual([401, 'auth/invalid']);
  });

  it.each([
    ['an end that is over', { expiresAt: inDays(-1) }, 409, 'key/expires-in-the-past'],
    ['an end in two years', { expiresAt: inDays(730) }, 409, 'key/expires-too-late'],
    ['the role of a service', { role: 'Service' }, 400, 'request/invalid'],
    ['a scope that there is not', { scopes: ['person'] }, 400, 'request/invalid'],
    ['no scope', { scopes: [] }, 400, 'request/invalid'],
    ['a tenant of its own', { tenantId: 'other' }, 400, 'request/invalid'],
  ])('is not made with %s', async (_, fields, status, type) => {
    const answer = await service.call('POST', '/keys', aRequest(fields));
    expect([answer.status, answer.body['type']]).toEqual([status, type]);
  });

  it('is nobody else’s to see or to revoke', async () => {
    const { keyId } = await aKey();
    const asked = [
      service.call('GET', `/keys/${keyId}`, undefined, { tenant: 'other' }),
      service.call('POST', `/keys/${keyId}/revoke`, undefined, { tenant: 'other' }),
    ];
    expect((await Promise.all(asked)).map(({ status }) => status)).toEqual([404, 404]);
  });
});

describe('a service that asks about a key', () => {
  const ask = (token: string) => service.call('POST', '/keys/introspect', { token }, { role: 'Service' });

  it('hears whose it is, and what it is good for', async () => {
    const { keyId, key } = await aKey({ scopes: ['read', 'run'] });
    expect((await ask(key)).body).toMatchObject({
      active: true,
      sub: `key:${keyId}`,
      tenant: 'acme',
      role: 'Contributor',
      scope: 'read run',
      responsible: 'ada',
    });
  });

  it('hears nothing but no about what is no key, or no longer', async () => {
    const { keyId, key } = await aKey();
    await service.call('POST', `/keys/${keyId}/revoke`);
    expect([(await ask(key)).body, (await ask('x')).body]).toEqual([{ active: false }, { active: false }]);
  });
});
