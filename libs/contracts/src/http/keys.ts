import { z } from 'zod';
import { scopes } from './access.ts';
import { administrators, defineRoute, Etag, pageOf, Paging, personalRoles } from './define.ts';

const keyParams = z.object({ keyId: z.uuid() });
const role = z.enum(personalRoles);

/** A key of a program, as administrators see it: never the key itself. */
export const ApiKey = z.object({
  keyId: z.uuid(),
  name: z.string(),
  role,
  scopes: z.array(z.enum(scopes)),
  state: z.enum(['valid', 'expired', 'revoked']),
  createdBy: z.string(),
  createdAt: z.iso.datetime(),
  expiresAt: z.iso.datetime(),
  lastUsedAt: z.iso.datetime().nullable().describe('To the minute; null: never'),
  revokedBy: z.string().nullable(),
  revokedAt: z.iso.datetime().nullable(),
  etag: Etag,
});

/** What RFC 7662 answers, with what a service of ours needs to decide. */
export const Introspection = z.discriminatedUnion('active', [
  z.object({
    active: z.literal(true),
    sub: z.string().describe('`key:<keyId>`'),
    scope: z.string().describe('Space separated'),
    exp: z.int().describe('Seconds since 1970'),
    tenant: z.string(),
    role,
    name: z.string(),
    responsible: z.string().describe('The person who made the key'),
  }),
  z.object({ active: z.literal(false) }),
]);

/** Keys with which programs sign in. */
export const keyRoutes = {
  createKey: defineRoute({
    name: 'createKey',
    method: 'POST',
    path: '/keys',
    summary: 'Make a key for a program; the key itself is shown once, in this answer',
    roles: administrators,
    scope: 'person',
    status: 201,
    audit: { body: ['name', 'role', 'scopes', 'expiresAt'], answer: ['keyId'] },
    parts: {
      body: z.strictObject({
        name: z.string().trim().min(1).max(100).regex(/\S/),
        role,
        scopes: z.array(z.enum(scopes)).min(1).max(scopes.length),
        expiresAt: z.iso.datetime().describe('A year from now at the latest'),
      }),
      response: ApiKey.extend({ key: z.string().describe('Keep it now: it is not stored and cannot be shown again') }),
    },
    problems: { 'key/expires-in-the-past': 409, 'key/expires-too-late': 409 },
  }),
  listKeys: defineRoute({
    name: 'listKeys',
    method: 'GET',
    path: '/keys',
    summary: 'All keys, revoked ones too, newest first',
    roles: administrators,
    parts: { query: Paging, response: pageOf(ApiKey) },
  }),
  getKey: defineRoute({
    name: 'getKey',
    method: 'GET',
    path: '/keys/:keyId',
    summary: 'One key',
    roles: administrators,
    conditional: true,
    parts: { params: keyParams, response: ApiKey },
  }),
  revokeKey: defineRoute({
    name: 'revokeKey',
    method: 'POST',
    path: '/keys/:keyId/revoke',
    summary: 'The key opens nothing any more: here at once, in the other services within 30 seconds',
    roles: administrators,
    conditional: true,
    parts: { params: keyParams, response: ApiKey },
  }),
  introspectKey: defineRoute({
    name: 'introspectKey',
    method: 'POST',
    path: '/keys/introspect',
    summary: 'For our services: whose key it is, and what it is good for',
    roles: ['Service'],
    audit: { onlyRefused: true },
    parts: { body: z.strictObject({ token: z.string().min(1).max(1000) }), response: Introspection },
  }),
};
