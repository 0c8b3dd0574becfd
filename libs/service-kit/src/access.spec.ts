import { randomBytes, randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { addressOf, apis, personalRoles, roles, scopeOf, scopes, type RouteContract } from '@firmograph/contracts';
import { AcceptedKeys, ApiKeys, apiKeyText } from './api-keys.ts';
import type { Caller } from './caller.ts';
import { ask, type Asked } from './testing/asking.ts';
import { controllerOf } from './testing/contract-service.ts';
import { startNotes } from './testing/notes-service.ts';

class OneKey extends ApiKeys {
  caller: Caller | null = null;

  override async callerOf(): Promise<Caller | null> {
    return this.caller;
  }
}

const uuid = randomUUID();
const params = new Proxy({}, { get: (_, name) => (name === 'tenantId' ? 'acme' : uuid) });
const pathOf = (route: RouteContract) => addressOf('http://x', route, { params }).slice('http://x'.length);

/** Behind the guard these routes answer all kinds of things, but neither of these. */
const letThrough = (status: number) => status !== 401 && status !== 403;

describe.each(Object.entries(apis))('of %s, every cell of the access table holds', (_, routes) => {
  let service: Awaited<ReturnType<typeof startNotes>>;
  const known = new OneKey();
  beforeAll(async () => {
    service = await startNotes([controllerOf(routes)]);
    service.app.get(AcceptedKeys, { strict: false }).use(known);
  });
  afterAll(() => service.stop());
  const call = async (route: RouteContract, asked: Asked) =>
    (await ask(service, pathOf(route), { method: route.method, ...asked })).status;

  const named = routes.map((route) => [`${route.method} ${route.path}`, route] as const);

  it.each(named)('%s: without a token', async (_name, route) => {
    const status = await call(route, { token: null });
    expect(route.roles.length === 0 ? letThrough(status) : status === 401).toBe(true);
  });

  const byRole = named.flatMap(([name, route]) => roles.map((role) => [name, role, route] as const));
  it.each(byRole)('%s: %s', async (_name, role, route) => {
    const token = { roles: [role], ...(role === 'Service' ? {} : { tenant: 'acme' }) };
    const may = route.roles.length === 0 || route.roles.includes(role);
    const status = await call(route, { token });
    expect(may ? letThrough(status) : status === 403).toBe(true);
  });

  const byKey = named
    .filter(([, route]) => route.roles.length > 0)
    .flatMap(([name, route]) =>
      personalRoles.flatMap((role) => scopes.map((scope) => [name, role, scope, route] as const)),
    );
  it.each(byKey)('%s: a key of the role %s, scope %s', async (_name, role, scope, route) => {
    known.caller = { tenantId: 'acme', subject: 'key:k1', roles: [role], scopes: [scope] };
    const may = route.roles.includes(role) && scopeOf(route) === scope;
    const status = await call(route, { token: apiKeyText({ tenantId: 'acme', keyId: uuid }, randomBytes(32)) });
    expect(may ? letThrough(status) : status === 403).toBe(true);
  });
});
