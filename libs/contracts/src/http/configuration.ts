import { EnrichmentDefinition, OutcomeCounts, sendableFields } from '@firmograph/enrichment';
import { z } from 'zod';
import { blockReasons } from '../events/runs.ts';
import { administrators, defineRoute, editors, everyone, pageOf, Paging } from './define.ts';

const connectionParams = z.object({ connectionId: z.uuid() });
const enrichmentParams = z.object({ enrichmentId: z.uuid() });
const runParams = z.object({ runId: z.uuid() });
const name = z.string().trim().min(1).max(100);

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
  usedBy: z.array(z.uuid()).describe('Enrichments that use it'),
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

export const Enrichment = z.object({
  definition: EnrichmentDefinition,
  state: z.enum(['Active', 'Inactive']),
  createdBy: z.string(),
  createdAt: z.iso.datetime(),
  changedAt: z.iso.datetime(),
  lastRunId: z.uuid().nullable(),
});

export const runStates = [
  'queued',
  'sourcing',
  'running',
  'paused',
  'blocked',
  'canceling',
  'completed',
  'canceled',
  'failed',
] as const;

export const Run = z.object({
  runId: z.uuid(),
  enrichmentId: z.uuid(),
  state: z.enum(runStates),
  reason: z.string().nullable().describe('Why it is blocked, canceled or failed'),
  requestedBy: z.string(),
  requestedAt: z.iso.datetime(),
  endedAt: z.iso.datetime().nullable(),
  profiles: z.int().nonnegative().nullable().describe('Null until the data set is frozen'),
  counts: OutcomeCounts.nullable().describe('Null until every profile has its outcome'),
});

export const Notice = z.object({ version: z.string(), language: z.string(), text: z.string(), hash: z.string() });

const Definition = z.strictObject({
  name,
  connectionId: z.uuid(),
  dataSet: EnrichmentDefinition.shape.dataSet,
  mapping: EnrichmentDefinition.shape.mapping,
  minimumConfidence: EnrichmentDefinition.shape.minimumConfidence.default('LOW'),
  keptFields: EnrichmentDefinition.shape.keptFields,
  outputTable: EnrichmentDefinition.shape.outputTable,
  freshForDays: EnrichmentDefinition.shape.freshForDays.default(90),
  whenNotMatched: EnrichmentDefinition.shape.whenNotMatched.default('retract'),
});

/** What matching may do with a connection for a moment, or why it may not. */
export const Permit = z.discriminatedUnion('granted', [
  z.object({
    granted: z.literal(true),
    validForMs: z.int().positive().describe('From before the request was sent, on the monotonic clock'),
    credential: Credential,
    consent: z
      .object({ consentId: z.uuid(), version: z.int().positive(), fields: z.array(z.enum(sendableFields)) })
      .nullable()
      .describe('Null on a permit to collect: what was sent before may be collected without'),
  }),
  z.object({
    granted: z.literal(false),
    because: z.enum(['canceled', 'no-consent', 'paused', 'blocked', 'inactive', 'removed', 'settled', 'unknown-run']),
  }),
]);

/** Administrator's and contributor's routes, and the permits for matching. */
export const configurationRoutes = {
  saveConnection: defineRoute({
    name: 'saveConnection',
    method: 'POST',
    path: '/connections',
    summary: 'Create a connection; its secret is encrypted and never readable again',
    roles: administrators,
    status: 201,
    parts: { body: z.strictObject({ name, credential: Credential }), response: Connection },
    problems: { 'connection/name-taken': 409 },
  }),
  replaceCredential: defineRoute({
    name: 'replaceCredential',
    method: 'PUT',
    path: '/connections/:connectionId/credential',
    summary: 'Replace the secret; the connection must be verified again',
    roles: administrators,
    parts: { params: connectionParams, body: z.strictObject({ credential: Credential }), response: Connection },
  }),
  verifyConnection: defineRoute({
    name: 'verifyConnection',
    method: 'POST',
    path: '/connections/:connectionId/verify',
    summary: 'Ask the provider whether it knows the secret; no profile leaves, nothing is charged',
    roles: administrators,
    parts: { params: connectionParams, response: Connection },
    problems: { 'connection/credentials-refused': 422, 'connection/provider-unreachable': 503 },
  }),
  listConnections: defineRoute({
    name: 'listConnections',
    method: 'GET',
    path: '/connections',
    summary: 'All connections',
    roles: editors,
    parts: { query: Paging, response: pageOf(Connection) },
  }),
  getConnection: defineRoute({
    name: 'getConnection',
    method: 'GET',
    path: '/connections/:connectionId',
    summary: 'One connection',
    roles: editors,
    parts: { params: connectionParams, response: Connection },
  }),
  removeConnection: defineRoute({
    name: 'removeConnection',
    method: 'DELETE',
    path: '/connections/:connectionId',
    summary: 'Remove a connection and its secret; refused while an enrichment uses it',
    roles: administrators,
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
    parts: { params: connectionParams, response: Connection },
  }),
  getNotice: defineRoute({
    name: 'getNotice',
    method: 'GET',
    path: '/consent-notice',
    summary: 'The text that a consent agrees to',
    roles: everyone,
    parts: { response: Notice },
  }),
  grantConsent: defineRoute({
    name: 'grantConsent',
    method: 'POST',
    path: '/connections/:connectionId/consents',
    summary: 'I agree: data may leave for the provider over this connection',
    roles: administrators,
    status: 201,
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
    problems: { 'consent/notice-changed': 409 },
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
    parts: { params: connectionParams, response: Consent },
    problems: { 'consent/none-given': 409 },
  }),
  defineEnrichment: defineRoute({
    name: 'defineEnrichment',
    method: 'POST',
    path: '/enrichments',
    summary: 'Save an enrichment: what is sent, what is kept, where it goes. Saving is not running',
    roles: editors,
    status: 201,
    parts: { body: Definition, response: Enrichment },
    problems: { 'enrichment/output-table-taken': 409, 'enrichment/connection-unknown': 422 },
  }),
  changeEnrichment: defineRoute({
    name: 'changeEnrichment',
    method: 'PUT',
    path: '/enrichments/:enrichmentId',
    summary: 'Change an enrichment; a run that is under way keeps the definition it began with',
    roles: editors,
    parts: { params: enrichmentParams, body: Definition, response: Enrichment },
    problems: { 'enrichment/output-table-taken': 409, 'enrichment/connection-unknown': 422 },
  }),
  listEnrichments: defineRoute({
    name: 'listEnrichments',
    method: 'GET',
    path: '/enrichments',
    summary: 'My enrichments',
    roles: everyone,
    parts: { query: Paging, response: pageOf(Enrichment) },
  }),
  getEnrichment: defineRoute({
    name: 'getEnrichment',
    method: 'GET',
    path: '/enrichments/:enrichmentId',
    summary: 'One enrichment',
    roles: everyone,
    parts: { params: enrichmentParams, response: Enrichment },
  }),
  setEnrichmentState: defineRoute({
    name: 'setEnrichmentState',
    method: 'PUT',
    path: '/enrichments/:enrichmentId/state',
    summary: 'Activate or deactivate',
    roles: editors,
    parts: {
      params: enrichmentParams,
      body: z.strictObject({ state: z.enum(['Active', 'Inactive']) }),
      response: Enrichment,
    },
  }),
  deleteEnrichment: defineRoute({
    name: 'deleteEnrichment',
    method: 'DELETE',
    path: '/enrichments/:enrichmentId',
    summary: 'Delete an enrichment and take its rows back; an active run is canceled first',
    roles: editors,
    status: 202,
    parts: { params: enrichmentParams },
  }),
  requestRun: defineRoute({
    name: 'requestRun',
    method: 'POST',
    path: '/enrichments/:enrichmentId/runs',
    summary: 'Run now; one run of an enrichment at a time',
    roles: editors,
    status: 202,
    parts: { params: enrichmentParams, response: Run },
    problems: {
      'run/already-active': 409,
      'run/enrichment-inactive': 409,
      'run/connection-not-active': 409,
      'run/consent-missing': 409,
    },
  }),
  listRuns: defineRoute({
    name: 'listRuns',
    method: 'GET',
    path: '/runs',
    summary: 'Runs, newest first',
    roles: everyone,
    parts: { query: Paging.extend({ enrichmentId: z.uuid().optional() }), response: pageOf(Run) },
  }),
  getRun: defineRoute({
    name: 'getRun',
    method: 'GET',
    path: '/runs/:runId',
    summary: 'One run: its state, and every count once it is settled',
    roles: everyone,
    parts: { params: runParams, response: Run },
  }),
  cancelRun: defineRoute({
    name: 'cancelRun',
    method: 'POST',
    path: '/runs/:runId/cancel',
    summary: 'Make no new call; what was paid for is kept',
    roles: editors,
    status: 202,
    parts: { params: runParams, response: Run },
    problems: { 'run/over': 409 },
  }),
  pauseRun: defineRoute({
    name: 'pauseRun',
    method: 'POST',
    path: '/runs/:runId/pause',
    summary: 'Make no new call until the run is resumed',
    roles: editors,
    parts: { params: runParams, response: Run },
    problems: { 'run/over': 409, 'run/not-pausable': 409 },
  }),
  resumeRun: defineRoute({
    name: 'resumeRun',
    method: 'POST',
    path: '/runs/:runId/resume',
    summary: 'Go on',
    roles: editors,
    parts: { params: runParams, response: Run },
    problems: { 'run/over': 409, 'run/not-paused': 409 },
  }),
  askPermit: defineRoute({
    name: 'askPermit',
    method: 'POST',
    path: '/tenants/:tenantId/permits',
    summary: 'For matching: may a call be made for this run, with which secret, and on whose word',
    roles: ['Service'],
    parts: {
      params: z.object({ tenantId: z.string().min(1).max(100) }),
      body: z.strictObject({
        connectionId: z.uuid(),
        enrichmentId: z.uuid(),
        runId: z.uuid(),
        to: z.enum(['submit', 'collect']),
      }),
      response: Permit,
    },
  }),
};
