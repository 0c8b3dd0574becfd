import { z } from 'zod';
import { runModes, RunPlan } from '../events/runs.ts';
import { defineRoute, editors, limitOf, pageOf, Problem, severalIds } from './define.ts';
import { Run } from './runs.ts';

const enrichmentParams = z.object({ enrichmentId: z.uuid() });

const queue = z
  .boolean()
  .default(false)
  .describe('While a run of the enrichment is under way: wait until it is over, instead of being refused');

/** Why a run of one enrichment cannot be requested. */
const refusals = {
  'run/already-active': 409,
  'run/already-waiting': 409,
  'run/enrichment-inactive': 409,
  'run/connection-not-active': 409,
  'run/consent-missing': 409,
  'run/segment-deleted': 409,
  'run/awaits-approval': 409,
  'run/nothing-to-repeat': 409,
  'run/of-unknown': 422,
  'request/key-reused': 422,
  'connection/not-open': 403,
} as const;

const RunRequest = z
  .strictObject({
    mode: z
      .enum(runModes)
      .default('changed')
      .describe(
        'changed: answers that are still fresh are used and not paid again; all: everything is asked again; failed: only what failed or was not attempted in ofRun',
      ),
    ofRun: z.uuid().optional().describe('With mode failed: the run whose failures are asked about again'),
    queue,
    plan: RunPlan.optional().describe('The run pauses and asks when it leaves this; to resume it is to accept'),
  })
  .refine(({ mode, ofRun }) => (mode === 'failed') === (ofRun !== undefined), {
    path: ['ofRun'],
    message: 'goes with mode failed, and only with that',
  })
  .prefault({});

/** What a run is requested with. */
export const runRequestRoutes = {
  requestRun: defineRoute({
    name: 'requestRun',
    method: 'POST',
    path: '/enrichments/:enrichmentId/runs',
    summary: 'Run now; one run of an enrichment at a time, and at most one that waits for it',
    roles: editors,
    scope: 'run',
    status: 202,
    idempotent: true,
    audit: { body: ['mode', 'ofRun', 'queue', 'plan'], answer: ['runId'] },
    parts: { params: enrichmentParams, body: RunRequest, response: Run },
    problems: refusals,
  }),
  requestRuns: defineRoute({
    name: 'requestRuns',
    method: 'POST',
    path: '/runs',
    summary: 'Run several enrichments now; each is answered on its own',
    roles: editors,
    scope: 'run',
    status: 202,
    idempotent: true,
    audit: { body: ['enrichmentIds', 'mode', 'queue'] },
    parts: {
      body: z.strictObject({
        enrichmentIds: severalIds,
        mode: z.enum(['changed', 'all']).default('changed'),
        queue,
      }),
      response: z.object({
        items: z.array(
          z.object({
            enrichmentId: z.uuid(),
            run: Run.nullable(),
            problem: Problem.pick({ type: true, title: true }).nullable().describe('Why there is no run'),
          }),
        ),
      }),
    },
    problems: { 'request/key-reused': 422 },
  }),
};

/** For sourcing: who makes the data set of a rerun. */
export const unfinishedRoutes = {
  listUnfinished: defineRoute({
    name: 'listUnfinished',
    method: 'GET',
    path: '/tenants/:tenantId/runs/:runId/unfinished',
    summary: 'For sourcing: the profiles of a run that failed or were not attempted, in the order of its batches',
    roles: ['Service'],
    parts: {
      params: z.object({ tenantId: z.string().min(1).max(100), runId: z.uuid() }),
      query: z.strictObject({ after: z.string().max(500).optional(), limit: limitOf(5000, 1000) }),
      response: pageOf(z.object({ profileId: z.string(), batch: z.int().positive() })),
    },
  }),
};
