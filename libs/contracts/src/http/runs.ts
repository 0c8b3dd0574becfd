import { OutcomeCounts, sendableFields } from '@firmograph/enrichment';
import { z } from 'zod';
import { runModes, RunPlan, runTriggers } from '../events/runs.ts';
import { Credential } from './connections.ts';
import { defineRoute, editors, everyone, pageOf, Paging } from './define.ts';

const runParams = z.object({ runId: z.uuid() });

export const runStates = [
  'waiting',
  'queued',
  'sourcing',
  'running',
  'paused',
  'blocked',
  'canceling',
  'completed',
  'canceled',
  'failed',
  'skipped',
] as const;

/** How a run went, or goes, in the words that people know from such lists; `state` says it more exactly. */
export const runStatuses = [
  'Queued',
  'Refreshing',
  'Successful',
  'Completed with warnings',
  'Completed with errors',
  'Failed (retrying)',
  'Failed (permanent)',
  'Skipped',
  'Canceled',
] as const;

export const Run = z.object({
  runId: z.uuid(),
  enrichmentId: z.uuid(),
  definitionVersion: z.int().positive().describe('Of the definition that it runs with, whatever became of that'),
  state: z.enum(runStates),
  status: z.enum(runStatuses),
  reason: z.string().nullable().describe('Why it is paused, blocked, canceled, skipped or failed'),
  mode: z.enum(runModes),
  ofRun: z.uuid().nullable().describe('The run whose failures it asks about again'),
  trigger: z.enum(runTriggers),
  plan: RunPlan.nullable().describe('What it is held to'),
  requestedBy: z.string(),
  requestedAt: z.iso.datetime(),
  plannedFor: z.iso.datetime().nullable().describe('The time of its schedule that it belongs to'),
  endedAt: z.iso.datetime().nullable(),
  seconds: z.number().nullable().describe('From its request to its end'),
  profiles: z.int().nonnegative().nullable().describe('Null until the data set is frozen'),
  counts: OutcomeCounts.nullable().describe('Null until every profile has its outcome'),
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

/** Runs from their request to their end, and the permits that matching needs on the way. */
export const runRoutes = {
  listRuns: defineRoute({
    name: 'listRuns',
    method: 'GET',
    path: '/runs',
    summary: 'Runs, newest first',
    roles: everyone,
    parts: {
      query: Paging.extend({
        enrichmentId: z.uuid().optional(),
        state: z.enum(runStates).optional(),
        status: z.enum(runStatuses).optional(),
        trigger: z.enum(runTriggers).optional(),
        from: z.iso.datetime().optional().describe('Requested then or later'),
        to: z.iso.datetime().optional().describe('Requested before then'),
      }),
      response: pageOf(Run),
    },
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
    scope: 'run',
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
    scope: 'run',
    parts: { params: runParams, response: Run },
    problems: { 'run/over': 409, 'run/not-pausable': 409 },
  }),
  resumeRun: defineRoute({
    name: 'resumeRun',
    method: 'POST',
    path: '/runs/:runId/resume',
    summary: 'Go on',
    roles: editors,
    scope: 'run',
    parts: { params: runParams, response: Run },
    problems: { 'run/over': 409, 'run/not-paused': 409, 'connection/not-open': 403 },
  }),
  askPermit: defineRoute({
    name: 'askPermit',
    method: 'POST',
    path: '/tenants/:tenantId/permits',
    summary: 'For matching: may a call be made for this run, with which secret, and on whose word',
    roles: ['Service'],
    audit: { onlyRefused: true },
    parts: {
      params: z.object({ tenantId: z.string().min(1).max(100) }),
      body: z.strictObject({
        connectionId: z.uuid(),
        enrichmentId: z.uuid(),
        runId: z.uuid(),
        to: z.enum(['submit', 'collect']),
        sentWith: z
          .string()
          .max(100)
          .optional()
          .describe('To collect: the fingerprint of the credential that it was sent with'),
      }),
      response: Permit,
    },
    problems: { 'connection/secret-unreadable': 409 },
  }),
};
