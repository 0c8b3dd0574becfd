import { randomBytes, randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { personalRoles, scopeOf, scopes, type Role, type Scope } from '@firmograph/contracts';
import { DependencyUnavailable } from '@firmograph/kernel';
import { AcceptedKeys, ApiKeys, apiKeyText, placeOfKey } from './api-keys.ts';
import type { Caller } from './caller.ts';
import { IntrospectedKeys, type IntrospectionOptions } from './introspected-keys.ts';
import { ask } from './testing/asking.ts';
import { noteRoutes, startNotes } from './testing/notes-service.ts';

const aKey = (tenantId = 'acme', keyId: string = randomUUID()) => apiKeyText({ tenantId, keyId }, randomBytes(32));

describe('the text of a key', () => {
  it.each(['acme', 'a:b', 'Müller & Söhne', 'x'.repeat(100)])('names its place in the tenant %p', (tenantId) => {
    const keyId = randomUUID();
    expect(placeOfKey(aKey(tenantId, keyId))).toEqual({ tenantId, keyId });
  });

  it.each([
    ['nothing', ''],
    ['the prefix alone', 'fgk_'],
    ['a shorter secret', aKey().slice(0, -1)],
    ['a longer one', `${aKey()}A`],
    ['another id', aKey().replace(/^fgk_./, 'fgk_X')],
    ['no tenant', aKey().replace(/\.[\w-]+\./, '..')],
    ['a tenant that is no text', aKey().replace(/\.[\w-]+\./, './_-_.')],
    ['a NUL', `${aKey()}\0`],
  ])('is not %s', (_, text) => {
    expect(placeOfKey(text)).toBeNull();
  });
});

type Answer = Awaited<ReturnType<IntrospectionOptions['ask']>>;
const active = (fields: Partial<Answer> = {}): Answer => ({
  active: true,
  sub: 'key:k1',
  scope: 'read run tomorrow',
  exp: Math.floor(Date.now() / 1000) + 600,
  tenant: 'acme',
  role: 'Viewer',
  name: 'nightly',
  responsible: 'ada',
  ...fields,
});

describe('keys that configuration is asked about', () => {
  function asking(answers: readonly (Answer | Error)[], most?: number) {
    const state = { asked: 0, nowMs: 0 };
    const keys = new IntrospectedKeys({
      holdMs: 1000,
      now: () => state.nowMs,
      ...(most === undefined ? {} : { most }),
      ask: async () => {
        const answer = answers[Math.min(state.asked++, answers.length - 1)];
        if (answer === undefined || answer instanceof Error) throw answer ?? new Error('no answer');
        return answer;
      },
    });
    return { keys, state };
  }

  it('are good for what it says, as far as it is known here', async () => {
    const { keys } = asking([active()]);
    expect(await keys.callerOf(aKey())).toEqual({
      tenantId: 'acme',
      subject: 'key:k1',
      name: 'nightly',
      roles: ['Viewer'],
      scopes: ['read', 'run'],
      responsible: 'ada',
    });
  });

  it('are asked about once in a while, whoever asks at the same time', async () => {
    const { keys, state } = asking([active()]);
    const key = aKey();
    await Promise.all([keys.callerOf(key), keys.callerOf(key)]);
    state.nowMs = 999;
    await keys.callerOf(key);
    expect(state.asked).toBe(1);
  });

  it('are refused after that while when they were revoked meanwhile', async () => {
    const { keys, state } = asking([active(), { active: false }]);
    const key = aKey();
    const before = await keys.callerOf(key);
    state.nowMs = 1000;
    expect([before?.subject, await keys.callerOf(key)]).toEqual(['key:k1', null]);
  });

  it('are refused when they end while their answer is held', async () => {
    const { keys } = asking([active({ exp: Math.floor(Date.now() / 1000) - 1 })]);
    expect(await keys.callerOf(aKey())).toBeNull();
  });

  it('are not asked about when they have no form of a key', async () => {
    const { keys, state } = asking([active()]);
    expect([await keys.callerOf('fgk_x'), state.asked]).toEqual([null, 0]);
  });

  it('are asked about again when nobody could tell', async () => {
    const { keys } = asking([new DependencyUnavailable('introspectKey', 1000), active()]);
    const key = aKey();
    await expect(keys.callerOf(key)).rejects.toBeInstanceOf(DependencyUnavailable);
    expect(await keys.callerOf(key)).toMatchObject({ subject: 'key:k1' });
  });

  it('are forgotten before they are too many', async () => {
    const { keys, state } = asking([active()], 2);
    const first = aKey();
    for (const key of [first, aKey(), aKey(), first]) await keys.callerOf(key);
    expect(state.asked).toBe(4);
  });
});

class OneKey extends ApiKeys {
  caller: Caller | null = null;

  override async callerOf(): Promise<Caller | null> {
    return this.caller;
  }
}

describe('the guard, before a key', () => {
  let notes: Awaited<ReturnType<typeof startNotes>>;
  const known = new OneKey();
  beforeAll(async () => {
    notes = await startNotes();
    notes.app.get(AcceptedKeys, { strict: false }).use(known);
  });
  afterAll(() => notes.stop());
  const keyOf = (role: Role, given: readonly Scope[]): Caller => ({
    tenantId: 'acme',
    subject: 'key:k1',
    roles: [role],
    scopes: given,
  });

  const requests = {
    getNote: ['GET', '/notes/n1'],
    saveNote: ['PUT', '/notes/n1', { text: 'x' }],
    deleteNote: ['DELETE', '/notes/n1'],
    importNotes: ['POST', '/notes/imports', []],
    signNote: ['POST', '/notes/n1/signature'],
    permitNote: ['POST', '/tenants/acme/notes/permits', { noteId: 'n1' }],
  } as const satisfies Partial<Record<keyof typeof noteRoutes, readonly [string, string, unknown?]>>;
  const cells = Object.keys(requests).flatMap((name) =>
    personalRoles.flatMap((role) => scopes.map((scope) => [name, role, scope] as const)),
  );
  it.each(cells)('decides %s for a key of the role %s with the scope %s', async (name, role, scope) => {
    const [method, path, body] = requests[name as keyof typeof requests];
    const contract = noteRoutes[name as keyof typeof requests];
    known.caller = keyOf(role, [scope]);
    const { status } = await ask(notes, path, { method, body, token: aKey() });
    const may = contract.roles.includes(role) && scopeOf(contract) === scope;
    expect(status < 300).toBe(may);
    if (!may) expect(status).toBe(403);
  });

  it('says which scope is missing, and what only a person may do', async () => {
    known.caller = keyOf('Administrator', ['read']);
    const titles = await Promise.all([
      ask(notes, '/notes/n1', { method: 'PUT', body: { text: 'x' }, token: aKey() }),
      ask(notes, '/notes/n1/signature', { method: 'POST', token: aKey() }),
    ]);
    expect(titles.map(({ json }) => (json as { title: string }).title)).toEqual([
      'The API key needs the scope manage.',
      'An API key cannot do this: a person has to.',
    ]);
  });

  it('refuses one that nobody knows', async () => {
    known.caller = null;
    const { status, headers, json } = await ask(notes, '/notes/n1', { token: aKey() });
    expect({ status, challenge: headers.get('www-authenticate'), json }).toMatchObject({
      status: 401,
      challenge: expect.stringContaining('error="invalid_token"'),
      json: { type: 'auth/invalid', title: expect.stringContaining('API key') },
    });
  });
});

it('a service that was not told who knows keys accepts none', async () => {
  const notes = await startNotes();
  expect((await ask(notes, '/notes/n1', { token: aKey() })).status).toBe(401);
  await notes.stop();
});
