import { createHash, randomBytes } from 'node:crypto';
import { mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createRemoteJWKSet, jwtVerify } from 'jose';
import { identityConfig } from './config.ts';
import { startIdentitySandbox, type IdentitySandbox } from './identity-sandbox.ts';

const secret = 'a-secret-of-this-test';
const secrets = {
  CLI_CLIENT_SECRET: secret,
  CONFIGURATION_CLIENT_SECRET: secret,
  SOURCING_CLIENT_SECRET: secret,
  MATCHING_CLIENT_SECRET: secret,
  RESULTS_CLIENT_SECRET: secret,
};

let folder: string;
let sandbox: IdentitySandbox;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'identity-sandbox-'));
  sandbox = await start();
});

afterAll(async () => {
  await sandbox.stop();
  await rm(folder, { recursive: true });
});

describe('a program', () => {
  it('gets a token that acts as the administrator of the tenant', async () => {
    const { payload, protectedHeader } = await verified(await tokenOf('firmograph-cli'));
    expect(protectedHeader.typ).toBe('at+jwt');
    expect(payload).toMatchObject({
      sub: 'ada',
      tenant: 'acme',
      roles: ['Administrator'],
      client_id: 'firmograph-cli',
      aud: 'firmograph',
    });
  });

  it.each(['configuration', 'sourcing', 'matching', 'results'])(
    'named %s is a service of no tenant',
    async (service) => {
      const { payload } = await verified(await tokenOf(`firmograph-${service}`));
      expect(payload).toMatchObject({ sub: `firmograph-${service}`, roles: ['Service'] });
      expect(payload).not.toHaveProperty('tenant');
    },
  );

  it('of another tenant acts for that one', async () => {
    const { payload } = await verified(await tokenOf('firmograph-cli-globex'));
    expect(payload).toMatchObject({ sub: 'ada@globex', tenant: 'globex', roles: ['Administrator'] });
  });

  it('with a wrong secret is refused', async () => {
    const response = await askToken('firmograph-cli', 'another-secret-entirely');
    expect(response.status).toBe(401);
    expect(await response.json()).toMatchObject({ error: 'invalid_client' });
  });
});

describe('a person', () => {
  it.each([
    ['ada', 'acme', 'Administrator'],
    ['carl', 'acme', 'Contributor'],
    ['vera@globex', 'globex', 'Viewer'],
  ])('named %s signs in for %s as %s', async (person, tenant, role) => {
    const { access_token } = await signIn(person);
    const { payload } = await verified(access_token);
    expect(payload).toMatchObject({ sub: person, tenant, roles: [role], client_id: 'firmograph-console' });
  });

  it('is offered the people of every tenant', async () => {
    const { page } = await openLogin(browser(), challengeOf('x'.repeat(43)));
    expect(page.match(/value="[^"]+"/g)).toHaveLength(6);
  });

  it('who does not exist is refused', async () => {
    const browse = browser();
    const { url } = await openLogin(browse, challengeOf('x'.repeat(43)));
    const response = await browse(url, { method: 'POST', body: new URLSearchParams({ person: 'eve' }) });
    expect(response.status).toBe(400);
    expect(await response.text()).toContain('no such person');
  });

  it('cannot redeem a code with another verifier', async () => {
    const { code } = await codeFor('ada', 'v'.repeat(43));
    expect((await redeem(code, 'w'.repeat(43))).status).toBe(400);
  });

  it('without a code challenge is sent back with an error', async () => {
    const response = await browser()(authorizeUrl({}));
    expect(response.headers.get('location')).toContain('error=invalid_request');
  });

  it('keeps signed in with a refresh token', async () => {
    const { refresh_token } = await signIn('carl');
    const response = await postToken({
      grant_type: 'refresh_token',
      refresh_token: refresh_token ?? '',
      client_id: 'firmograph-console',
    });
    const { payload } = await verified(((await response.json()) as Tokens).access_token);
    expect(payload).toMatchObject({ sub: 'carl', aud: 'firmograph' });
  });
});

describe('the sandbox', () => {
  it('keeps its keys, so that tokens outlive a restart', async () => {
    const token = await tokenOf('firmograph-cli');
    await sandbox.stop();
    sandbox = await start(Number(new URL(sandbox.url).port));
    await expect(verified(token)).resolves.toBeDefined();
  });

  it('keeps its keys from other users', async () => {
    expect((await stat(join(folder, 'keys.json'))).mode & 0o777).toBe(0o600);
  });

  it.each(['live', 'ready'])('tells its health at /health/%s', async (kind) => {
    const response = await fetch(`${sandbox.url}/health/${kind}`);
    expect([response.status, await response.json()]).toEqual([200, { status: 'up' }]);
  });

  it('says which port is taken', async () => {
    const port = Number(new URL(sandbox.url).port);
    await expect(start(port)).rejects.toThrow(`Port ${port} is taken`);
  });
});

interface Tokens {
  readonly access_token: string;
  readonly refresh_token?: string;
}

function start(port = 0): Promise<IdentitySandbox> {
  const settings = { PORT: port, TENANTS: 'acme,globex', SIGNING_KEYS_FILE: join(folder, 'keys.json'), ...secrets };
  return startIdentitySandbox(identityConfig.parse(settings));
}

function verified(token: string) {
  const keys = createRemoteJWKSet(new URL(`${sandbox.url}/jwks`));
  return jwtVerify(token, keys, { issuer: sandbox.url, audience: 'firmograph', typ: 'at+jwt' });
}

function postToken(form: Record<string, string>, headers = {}): Promise<Response> {
  return fetch(`${sandbox.url}/token`, { method: 'POST', headers, body: new URLSearchParams(form) });
}

function askToken(clientId: string, clientSecret: string): Promise<Response> {
  const credentials = Buffer.from(`${clientId}:${clientSecret}`).toString('base64');
  return postToken({ grant_type: 'client_credentials' }, { authorization: `Basic ${credentials}` });
}

async function tokenOf(clientId: string): Promise<string> {
  const response = await askToken(clientId, secret);
  return ((await response.json()) as Tokens).access_token;
}

type Browse = (url: string, init?: RequestInit) => Promise<Response>;

/** Follows no redirect by itself and keeps cookies, as a browser does. */
function browser(): Browse {
  const cookies = new Map<string, string>();
  return async (url, init = {}) => {
    const cookie = Array.from(cookies, ([name, value]) => `${name}=${value}`).join('; ');
    const response = await fetch(new URL(url, sandbox.url), { ...init, redirect: 'manual', headers: { cookie } });
    for (const line of response.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
      cookies.set(name, value);
    }
    return response;
  };
}

function authorizeUrl(challenge: Record<string, string>): string {
  const query = new URLSearchParams({
    client_id: 'firmograph-console',
    response_type: 'code',
    redirect_uri: 'http://127.0.0.1:9999/callback',
    scope: 'openid offline_access',
    prompt: 'consent',
    ...challenge,
  });
  return `/auth?${query.toString()}`;
}

function challengeOf(verifier: string): Record<string, string> {
  const challenge = createHash('sha256').update(verifier).digest('base64url');
  return { code_challenge: challenge, code_challenge_method: 'S256' };
}

async function openLogin(browse: Browse, challenge: Record<string, string>) {
  const url = (await browse(authorizeUrl(challenge))).headers.get('location') ?? '';
  return { url, page: await (await browse(url)).text() };
}

async function codeFor(person: string, verifier: string): Promise<{ code: string }> {
  const browse = browser();
  const { url } = await openLogin(browse, challengeOf(verifier));
  let { headers } = await browse(url, { method: 'POST', body: new URLSearchParams({ person }) });
  // The provider may ask for a step more before it sends the browser back.
  for (let step = 0; step < 4 && !headers.get('location')?.includes('/callback'); step += 1)
    ({ headers } = await browse(headers.get('location') ?? ''));
  return { code: new URL(headers.get('location') ?? '').searchParams.get('code') ?? '' };
}

function redeem(code: string, verifier: string): Promise<Response> {
  return postToken({
    grant_type: 'authorization_code',
    code,
    code_verifier: verifier,
    client_id: 'firmograph-console',
    redirect_uri: 'http://127.0.0.1:9999/callback',
  });
}

async function signIn(person: string): Promise<Tokens> {
  const verifier = randomBytes(32).toString('base64url');
  const { code } = await codeFor(person, verifier);
  return (await (await redeem(code, verifier)).json()) as Tokens;
}
