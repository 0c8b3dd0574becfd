import { sendableFields } from '@firmograph/enrichment';
import { z } from 'zod';
import { blockReasons } from '../events/runs.ts';
import { ConsentReceipt } from './consent-receipt.ts';
import { administrators, defineRoute, editors, Etag, everyone, pageOf, Paging } from './define.ts';

const connectionParams = z.object({ connectionId: z.uuid() });
const name = z.string().trim().min(1).max(100).regex(/\S/);

/** A secret goes in and never comes out. */
export const Credential = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('token'), token: z.string().min(1).max(4096) }),
  z.strictObject({
    kind: z.literal('oauth'),
    user: z.string().min(1).max(200).describe('Program ID'),
    pass: z.string().min(1).max(4096),
  }),
]);

export const Connection = z.object({
  connectionId: z.uuid(),
  name,
  kind: z.enum(['token', 'oauth']),
  state: z.enum(['unverified', 'active', 'inactive']),
  blockedBecause: z
    .enum(blockReasons)
    .nullable()
    .optional()
    .describe('Why the provider refuses calls, until a person resumes the connection'),
  lastFour: z.string().describe('The last four characters of the secret; empty when it is shorter than 12'),
  fingerprint: z.string(),
  createdBy: z.string(),
  createdAt: z.iso.datetime(),
  credentialSavedAt: z.iso.datetime(),
  verifiedAt: z.iso.datetime().nullable(),
  ageDays: z.int().nonnegative().optional().describe('Of the secret in use, since it was saved here'),
  expiresInDays: z
    .int()
    .nonnegative()
    .nullable()
    .optional()
    .describe('Until Leadspace lets the token lapse, two years after it was made; null where it does not'),
  advice: z
    .enum(['rotate', 'lapses-soon', 'lapsed'])
    .nullable()
    .optional()
    .describe('rotate from half a year on, lapses-soon in the last 60 days'),
  pending: z
    .object({
      kind: z.enum(['token', 'oauth']),
      lastFour: z.string(),
      fingerprint: z.string(),
      savedAt: z.iso.datetime(),
    })
    .nullable()
    .optional()
    .describe('A new secret that takes the place of the one in use once it is verified'),
  previousUntil: z.iso
    .datetime()
    .nullable()
    .optional()
    .describe('Until when what was sent with the secret before is collected with it'),
  usedBy: z.array(z.uuid()).describe('Enrichments that use it'),
  etag: Etag,
});

/** All that contributors see of a connection. */
export const ConnectionName = z.object({
  connectionId: z.uuid(),
  name,
  kind: z.enum(['token', 'oauth']),
  mayUse: z.boolean().describe('Whether it is open to whoever asks'),
});

export const Consent = z.object({
  consentId: z.uuid(),
  connectionId: z.uuid(),
  version: z.int().positive(),
  state: z.enum(['given', 'withdrawn', 'expired']),
  fields: z.array(z.enum(sendableFields)),
  purpose: z.literal('company-enrichment'),
  noticeHash: z.string(),
  noticeVersion: z.string(),
  grantedBy: z.string(),
  grantedAt: z.iso.datetime(),
  expiresAt: z.iso.datetime().nullable(),
  withdrawnBy: z.string().nullable(),
  withdrawnAt: z.iso.datetime().nullable(),
});

export const Notice = z.object({
  version: z.string(),
  language: z.string(),
  text: z.string(),
  hash: z.string().describe('SHA-256 of the text, in hexadecimal'),
  isCurrent: z.boolean().optional().describe('Only the text in force can be agreed to'),
});

/** Connections, and the consents that are given for them. */
export const connectionRoutes = {
  saveConnection: defineRoute({
    name: 'saveConnection',
    method: 'POST',
    path: '/connections',
    summary: 'Create a connection; its secret is encrypted and never readable again',
    roles: administrators,
    conditional: true,
    status: 201,
    audit: { body: ['name', 'credential.kind'], answer: ['connectionId', 'fingerprint'] },
    parts: { body: z.strictObject({ name, credential: Credential }), response: Connection },
    problems: { 'connection/name-taken': 409 },
  }),
  replaceCredential: defineRoute({
    name: 'replaceCredential',
    method: 'PUT',
    path: '/connections/:connectionId/credential',
    summary: 'Save a new secret; the one in use stays in use until the new one is verified',
    roles: administrators,
    conditional: true,
    audit: { body: ['credential.kind'], answer: ['fingerprint'] },
    parts: { params: connectionParams, body: z.strictObject({ credential: Credential }), response: Connection },
  }),
  verifyConnection: defineRoute({
    name: 'verifyConnection',
    method: 'POST',
    path: '/connections/:connectionId/verify',
    summary: 'Ask the provider whether it knows the secret; no profile leaves, nothing is charged',
    roles: administrators,
    conditional: true,
    audit: { answer: ['state', 'fingerprint'] },
    parts: { params: connectionParams, response: Connection },
    problems: {
      'connection/credentials-refused': 422,
      'connection/provider-unreachable': 503,
      'connection/credential-changed': 409,
      'connection/secret-unreadable': 409,
    },
  }),
  listConnections: defineRoute({
    name: 'listConnections',
    method: 'GET',
    path: '/connections',
    summary: 'All connections; contributors see their names and kinds',
    roles: editors,
    parts: { query: Paging, response: pageOf(z.union([Connection, ConnectionName])) },
  }),
  getConnection: defineRoute({
    name: 'getConnection',
    method: 'GET',
    path: '/connections/:connectionId',
    summary: 'One connection; contributors see its name and kind',
    roles: editors,
    conditional: true,
    parts: { params: connectionParams, response: z.union([Connection, ConnectionName]) },
  }),
  removeConnection: defineRoute({
    name: 'removeConnection',
    method: 'DELETE',
    path: '/connections/:connectionId',
    summary: 'Remove a connection and its secret; refused while an enrichment uses it',
    roles: administrators,
    conditional: true,
    status: 204,
    parts: { params: connectionParams },
    problems: { 'connection/in-use': 409 },
  }),
  resumeConnection: defineRoute({
    name: 'resumeConnection',
    method: 'POST',
    path: '/connections/:connectionId/resume',
    summary: 'After the provider refused the credential: call again, and let its blocked runs go on',
    roles: administrators,
    conditional: true,
    scope: 'person',
    parts: { params: connectionParams, response: Connection },
    problems: { 'connection/not-verified': 409 },
  }),
  getNotice: defineRoute({
    name: 'getNotice',
    method: 'GET',
    path: '/consent-notice',
    summary: 'The text that a consent agrees to, in English, Danish or German, as the query or Accept-Language says',
    roles: everyone,
    parts: { query: z.strictObject({ language: z.string().max(35).optional() }), response: Notice },
  }),
  readNotice: defineRoute({
    name: 'readNotice',
    method: 'GET',
    path: '/consent-notices/:hash',
    summary: 'A text that was agreed to at some time, by its hash',
    roles: everyone,
    parts: { params: z.object({ hash: z.string().max(100) }), response: Notice },
  }),
  getReceipt: defineRoute({
    name: 'getReceipt',
    method: 'GET',
    path: '/connections/:connectionId/consents/:consentId',
    summary: 'The receipt of a consent, in the fields of ISO/IEC TS 27560, with all that became of it',
    roles: everyone,
    parts: { params: connectionParams.extend({ consentId: z.uuid() }), response: ConsentReceipt },
  }),
  grantConsent: defineRoute({
    name: 'grantConsent',
    method: 'POST',
    path: '/connections/:connectionId/consents',
    summary: 'I agree: data may leave for the provider over this connection',
    roles: administrators,
    scope: 'person',
    status: 201,
    audit: { body: ['agree', 'noticeHash', 'fields', 'expiresAt'], answer: ['consentId', 'version'] },
    parts: {
      params: connectionParams,
      body: z.strictObject({
        agree: z.literal(true),
        noticeHash: z.string().describe('Of the notice that was shown'),
        fields: z.array(z.enum(sendableFields)).min(1),
        expiresAt: z.iso.datetime().optional(),
      }),
      response: Consent,
    },
    problems: { 'consent/notice-changed': 409, 'consent/expires-in-the-past': 409, 'consent/needs-a-person': 403 },
  }),
  listConsents: defineRoute({
    name: 'listConsents',
    method: 'GET',
    path: '/connections/:connectionId/consents',
    summary: 'Every consent that was ever given for the connection, newest first',
    roles: everyone,
    parts: { params: connectionParams, query: Paging, response: pageOf(Consent) },
  }),
  withdrawConsent: defineRoute({
    name: 'withdrawConsent',
    method: 'POST',
    path: '/connections/:connectionId/consents/withdraw',
    summary: 'Nothing new leaves any more',
    roles: administrators,
    audit: { answer: ['consentId', 'version'] },
    parts: { params: connectionParams, response: Consent },
    problems: { 'consent/none-given': 409 },
  }),
};
