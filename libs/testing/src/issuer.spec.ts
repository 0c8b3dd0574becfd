import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { createRemoteJWKSet, jwtVerify } from 'jose';
import { testIssuer, type TestIssuer } from './issuer.ts';

let issuer: TestIssuer;
beforeAll(async () => {
  issuer = await testIssuer();
});
afterAll(() => issuer.close());

const json = async (path: string, init?: RequestInit) =>
  (await fetch(issuer.url + path, init)).json() as Promise<Record<string, unknown>>;

async function verified(token: string) {
  const { jwks_uri } = await json('/.well-known/openid-configuration');
  return jwtVerify(token, createRemoteJWKSet(new URL(String(jwks_uri))), {
    issuer: issuer.url,
    audience: 'firmograph',
  });
}

it('grants tokens that its published keys confirm, with the claims asked for', async () => {
  const token = await issuer.token({ tenant: 'acme', roles: ['Viewer'], subject: 'grace', name: 'Grace' });
  const { payload, protectedHeader } = await verified(token);
  expect(payload).toMatchObject({ tenant: 'acme', roles: ['Viewer'], sub: 'grace', name: 'Grace' });
  expect(protectedHeader).toMatchObject({ alg: 'ES256', typ: 'at+jwt' });
});

it('forges tokens that they do not confirm', async () => {
  await expect(verified(await issuer.token({ forged: true }))).rejects.toThrow(/signature/);
});

it('grants expired ones', async () => {
  await expect(verified(await issuer.token({ expiresIn: -60 }))).rejects.toThrow(/exp/);
});

it('grants a service its own, for a secret', async () => {
  const init = { method: 'POST', headers: { authorization: 'Basic YTpi' } };
  const { access_token } = await json('/token', init);
  expect((await verified(String(access_token))).payload).toMatchObject({ roles: ['Service'] });
  expect(await json('/token', { method: 'POST' })).toEqual({ error: 'invalid_request' });
});

it('changes its keys', async () => {
  const before = await issuer.token();
  await issuer.rotate();
  await expect(verified(before)).rejects.toThrow();
  await expect(verified(await issuer.token())).resolves.toBeDefined();
});
