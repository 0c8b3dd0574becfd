import { Outcome, OutcomeCounts, outcomeNames } from '@firmograph/enrichment';
import { z } from 'zod';
import { defineRoute, everyone, limitOf, pageOf, Paging } from './define.ts';
import { acknowledgementRoutes } from './erasures.ts';
import { changeRoutes } from './changes.ts';
import { historyRoutes } from './history.ts';
import { reviewRoutes } from './reviews.ts';
import { Row, rowRoutes } from './rows.ts';
import { summaryRoutes } from './summary.ts';
import { unfinishedRoutes } from './run-requests.ts';

const enrichmentParams = z.object({ enrichmentId: z.uuid() });
const runParams = z.object({ runId: z.uuid() });
const whole = z.int().nonnegative();

export const RunProgress = z.object({
  runId: z.uuid(),
  enrichmentId: z.uuid(),
  state: z.enum(['sourcing', 'running', 'settled', 'completed', 'canceled', 'failed']),
  profiles: whole.nullable().describe('Null until the data set is frozen'),
  done: whole,
  counts: OutcomeCounts,
  reasons: z.record(z.string(), whole).describe('By `<outcome>/<reason>`'),
  confidences: z.record(z.string(), whole).describe('Confidence of the rows that were enriched or unchanged'),
  fields: z.record(z.string(), whole).describe('In how many of these rows each company field is filled'),
  cached: whole.describe('Answers that were still fresh'),
  startedAt: z.iso.datetime(),
  endedAt: z.iso.datetime().nullable(),
  profilesPerSecond: z.number().nullable(),
  secondsLeft: z.number().nullable(),
  missingBatches: z
    .array(z.int().positive())
    .max(1000)
    .optional()
    .describe('Only when the run stands still: batches that have not come whole'),
});

export const ProfileOutcome = z.intersection(
  z.object({ profileId: z.string(), batch: z.int().positive(), row: Row.nullable().optional() }),
  Outcome,
);

export const resultsRoutes = {
  ...acknowledgementRoutes,
  ...unfinishedRoutes,
  ...rowRoutes,
  ...historyRoutes,
  ...changeRoutes,
  ...reviewRoutes,
  ...summaryRoutes,
  getProgress: defineRoute({
    name: 'getProgress',
    method: 'GET',
    path: '/runs/:runId/progress',
    summary: 'How far a run is, and what came of it so far',
    roles: everyone,
    parts: { params: runParams, response: RunProgress },
  }),
  followProgress: defineRoute({
    name: 'followProgress',
    method: 'GET',
    path: '/runs/:runId/progress/events',
    summary: 'The same as server-sent events, until the run is over',
    roles: everyone,
    streams: 'text/event-stream',
    parts: { params: runParams },
  }),
  listRunHistory: defineRoute({
    name: 'listRunHistory',
    method: 'GET',
    path: '/enrichments/:enrichmentId/runs',
    summary: 'The runs of an enrichment with their counts, newest first',
    roles: everyone,
    parts: { params: enrichmentParams, query: Paging, response: pageOf(RunProgress) },
  }),
  listOutcomes: defineRoute({
    name: 'listOutcomes',
    method: 'GET',
    path: '/runs/:runId/outcomes',
    summary: 'What became of each profile, in the order of the batches',
    roles: everyone,
    parts: {
      params: runParams,
      query: z.strictObject({
        after: z.string().max(500).optional(),
        limit: limitOf(5000, 500),
        outcome: z.enum(outcomeNames).optional(),
        rows: z
          .enum(['true', 'false'])
          .default('false')
          .transform((rows) => rows === 'true')
          .describe('With the present row of each profile'),
      }),
      response: pageOf(ProfileOutcome),
    },
  }),
};
