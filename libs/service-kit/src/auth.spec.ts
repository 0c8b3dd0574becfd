import { createHmac } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { roles } from '@firmograph/contracts';
import type { TestToken } from '@firmograph/testing';
import { ask } from './testing/asking.ts';
import { noteRoutes, startNotes } from './testing/notes-service.ts';

describe('the guard', () => {
  let notes: Awaited<ReturnType<typeof startNotes>>;
  beforeAll(async () => {
    notes = await startNotes();
  });
  afterAll(() => notes.stop());

  it('lets a valid token through and tells the handler who asks', async () => {
    const { status, json } = await ask(notes, '/notes/n1', { token: { tenant: 'acme', subject: 'grace' } });
    expect({ status, json }).toEqual({ status: 200, json: { noteId: 'n1', text: 'of grace in acme' } });
  });

  it('asks for a token where there is none', async () => {
    const { status, headers, json } = await ask(notes, '/notes/n1', { token: null });
    expect({ status, challenge: headers.get('www-authenticate'), json }).toMatchObject({
      status: 401,
      challenge: 'Bearer',
      json: { type: 'auth/missing', status: 401 },
    });
  });

  const bad: readonly (readonly [string, TestToken])[] = [
    ['signed by another', { tenant: 'acme', forged: true }],
    ['for another audience', { tenant: 'acme', audience: 'elsewhere' }],
    ['of another issuer', { tenant: 'acme', claims: { iss: 'https://elsewhere.example' } }],
    ['not valid yet', { tenant: 'acme', claims: { nbf: Math.floor(Date.now() / 1000) + 600 } }],
    ['that never ends', { tenant: 'acme', claims: { exp: undefined } }],
    ['that names nobody', { tenant: 'acme', claims: { sub: undefined } }],
    ['that says it is something else', { tenant: 'acme', header: { typ: 'logout+jwt' } }],
    ['under a key that nobody knows', { tenant: 'acme', header: { kid: 'unknown' } }],
  ];
  it.each(bad)('refuses a token %s', async (_, token) => {
    const { status, headers, json } = await ask(notes, '/notes/n1', { token });
    expect({ status, challenge: headers.get('www-authenticate'), json }).toMatchObject({
      status: 401,
      challenge: expect.stringContaining('error="invalid_token"'),
      json: { type: 'auth/invalid' },
    });
  });

  it('says that a token has expired', async () => {
    const { status, json } = await ask(notes, '/notes/n1', { token: { tenant: 'acme', expiresIn: -60 } });
    expect({ status, json }).toMatchObject({ status: 401, json: { type: 'auth/expired' } });
  });

  it.each([
    ['unsigned', (head: object, body: object) => `${encode({ ...head, alg: 'none' })}.${encode(body)}.`],
    [
      'signed with the public key as a secret',
      (head: object, body: object) => {
        const content = `${encode({ ...head, alg: 'HS256' })}.${encode(body)}`;
        return `${content}.${createHmac('sha256', 'public key').update(content).digest('base64url')}`;
      },
    ],
    ['that is none', () => 'not.a.token'],
    ['whose parts are no JSON', () => 'e30.e30.e30'],
  ])('refuses a token %s', async (_, forge) => {
    const now = Math.floor(Date.now() / 1000);
    const body = { iss: notes.issuer.url, aud: 'firmograph', sub: 'eve', tenant: 'acme', roles, exp: now + 600 };
    const { status, json } = await ask(notes, '/notes/n1', { token: forge({ typ: 'JWT', kid: 'key-1' }, body) });
    expect({ status, json }).toMatchObject({ status: 401, json: { type: 'auth/invalid' } });
  });

  it.each(['Basic YTpi', 'Bearer', 'Bearer a b', 'Bearer "x"'])(
    'refuses the authorization %p',
    async (authorization) => {
      const response = await fetch(`${notes.origin}/notes/n1`, { headers: { authorization } });
      expect(response.status).toBe(401);
    },
  );

  it('accepts a token without a type, and with the general one', async () => {
    const tokens = [{ header: { typ: undefined } }, { header: { typ: 'JWT' } }, { header: { typ: 'at+jwt' } }];
    const answers = await Promise.all(
      tokens.map((token) => ask(notes, '/notes/n1', { token: { tenant: 'acme', ...token } })),
    );
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200]);
  });

  it('fetches keys once, however many tokens name unknown ones', async () => {
    const before = notes.issuer.keyFetches();
    const flood = Array.from({ length: 50 }, (_, index) =>
      ask(notes, '/notes/n1', { token: { tenant: 'acme', header: { kid: `k${index}` } } }),
    );
    expect(new Set((await Promise.all(flood)).map(({ status }) => status))).toEqual(new Set([401]));
    expect(notes.issuer.keyFetches() - before).toBeLessThanOrEqual(1);
  });

  const requests = {
    getNote: ['GET', '/notes/n1'],
    saveNote: ['PUT', '/notes/n1', { text: 'x' }],
    deleteNote: ['DELETE', '/notes/n1'],
    importNotes: ['POST', '/notes/imports', []],
    exportNotes: ['GET', '/notes/export?count=1'],
    permitNote: ['POST', '/tenants/acme/notes/permits', { noteId: 'n1' }],
    hear: ['POST', '/callbacks/x', {}],
  } as const satisfies Partial<Record<keyof typeof noteRoutes, readonly [string, string, unknown?]>>;
  const cells = Object.keys(requests).flatMap((name) => roles.map((role) => [name, role] as const));
  it.each(cells)('decides %s for %s as its contract says', async (name, role) => {
    const [method, path, body] = requests[name as keyof typeof requests];
    const contract = noteRoutes[name as keyof typeof requests];
    const token = { roles: [role], ...(role === 'Service' ? {} : { tenant: 'acme' }) };
    const { status, json } = await ask(notes, path, { method, body, token });
    const may = contract.roles.length === 0 || contract.roles.includes(role);
    if (may) expect(status).toBeLessThan(300);
    else expect({ status, json }).toMatchObject({ status: 403, json: { type: 'auth/forbidden' } });
  });

  it('forbids who has no role, or none that it knows', async () => {
    const strangers = [{ roles: [] }, { claims: { roles: ['Emperor'] } }, { claims: { roles: 'Administrator' } }];
    const answers = await Promise.all(
      strangers.map((token) => ask(notes, '/notes/n1', { token: { tenant: 'acme', ...token } })),
    );
    expect(answers.map(({ status }) => status)).toEqual([403, 403, 403]);
  });

  it('forbids who has no tenant', async () => {
    const { status, json } = await ask(notes, '/notes/n1', { token: {} });
    expect({ status, json }).toMatchObject({ status: 403, json: { title: 'The token names no tenant.' } });
  });

  it('takes the tenant of a service from the address', async () => {
    const { json } = await ask(notes, '/tenants/globex/notes/permits', {
      method: 'POST',
      body: { noteId: 'n1' },
      token: { subject: 'matching', roles: ['Service'] },
    });
    expect(json).toEqual({ tenantId: 'globex', subject: 'matching' });
  });

  it('does not say whether another tenant exists', async () => {
    const token = { tenant: 'acme', roles: ['Service'] as const };
    const asked = { method: 'POST', body: { noteId: 'n1' }, token };
    expect(await ask(notes, '/tenants/globex/notes/permits', asked)).toMatchObject({ status: 404 });
  });

  it('opens a route that its contract opens', async () => {
    expect(await ask(notes, '/callbacks/x', { method: 'POST', body: { a: 1 }, token: null })).toMatchObject({
      status: 202,
      json: { heard: { a: 1 } },
    });
  });
});

describe('without its issuer', () => {
  it('the guard answers that it cannot tell, and asks again later', async () => {
    const notes = await startNotes();
    const token = await notes.issuer.token({ tenant: 'acme' });
    await notes.issuer.close();
    const { status, headers, json } = await ask(notes, '/notes/n1', { token });
    expect({ status, retryAfter: headers.get('retry-after'), json }).toMatchObject({
      status: 503,
      retryAfter: '2',
      json: { type: 'dependency/unavailable' },
    });
    await notes.app.close();
  });
});

function encode(part: object): string {
  return Buffer.from(JSON.stringify(part)).toString('base64url');
}
