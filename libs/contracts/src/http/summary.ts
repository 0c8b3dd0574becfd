import { OutcomeCounts } from '@firmograph/enrichment';
import { z } from 'zod';
import { defineRoute, everyone, limitOf } from './define.ts';
import { Row } from './rows.ts';

const enrichmentParams = z.object({ enrichmentId: z.uuid() });
const whole = z.int().nonnegative();

/** What a run did to companies: those it asked about, or still knew, are processed. */
const Changes = z.object({
  processedAndChanged: whole,
  processedNotChanged: whole,
  notProcessedNotChanged: whole,
});

const RunPoint = z.object({
  at: z.iso.datetime().describe('When its last profile had its outcome; of a day, its beginning in UTC'),
  runId: z.uuid().describe('Of a day, its last run'),
  profiles: whole,
  enriched: whole.describe('Profiles that ended enriched or unchanged'),
  counts: OutcomeCounts,
});

export const summaryRoutes = {
  getSummary: defineRoute({
    name: 'getSummary',
    method: 'GET',
    path: '/enrichments/:enrichmentId/summary',
    summary:
      'Rows of the output table now, by confidence and by field, out of how many profiles, and what the last run did',
    roles: everyone,
    parts: {
      params: enrichmentParams,
      response: z.object({
        rows: whole,
        lastUpdate: z.iso.datetime().nullable(),
        confidences: z.record(z.string(), whole),
        fields: z.record(z.string(), whole),
        profiles: whole
          .nullable()
          .describe('Of the data set of the last run that has its counts; null: there was none'),
        percent: z.number().nullable().describe('Enriched or unchanged in that run, of these profiles'),
        enriched: whole.nullable().describe('Profiles that ended enriched or unchanged in that run'),
        lastRun: z
          .object({ runId: z.uuid(), at: z.iso.datetime(), counts: OutcomeCounts, changes: Changes })
          .nullable(),
      }),
    },
  }),
  getSummaryHistory: defineRoute({
    name: 'getSummaryHistory',
    method: 'GET',
    path: '/enrichments/:enrichmentId/summary/history',
    summary: 'How many profiles were enriched over time, one point a run or a day',
    roles: everyone,
    parts: {
      params: enrichmentParams,
      query: z
        .strictObject({
          range: z.enum(['7d', '30d', '90d', 'custom']).default('30d'),
          from: z.iso.datetime().optional().describe('Only with range=custom'),
          to: z.iso.datetime().optional().describe('Only with range=custom; absent: now'),
          per: z.enum(['run', 'day']).default('run'),
        })
        .refine(({ range, from }) => (range === 'custom') === (from !== undefined), {
          path: ['from'],
          message: 'say `from` with range=custom, and only then',
        })
        .refine(({ range, to }) => range === 'custom' || to === undefined, {
          path: ['to'],
          message: 'say `to` only with range=custom',
        }),
      response: z.object({
        from: z.iso.datetime(),
        to: z.iso.datetime(),
        points: z.array(RunPoint).max(1000).describe('Oldest first; of more than a thousand, the newest'),
      }),
    },
  }),
  listProfileEnrichments: defineRoute({
    name: 'listProfileEnrichments',
    method: 'GET',
    path: '/profiles/:profileId/enrichments',
    summary: 'What all enrichments know of one profile',
    roles: everyone,
    parts: {
      params: z.object({ profileId: z.string().min(1).max(200) }),
      response: z.object({
        items: z.array(
          z.object({ enrichmentId: z.uuid(), name: z.string().nullable(), outputTable: z.string(), row: Row }),
        ),
      }),
    },
  }),
  listRecentRuns: defineRoute({
    name: 'listRecentRuns',
    method: 'GET',
    path: '/runs/recent',
    summary: 'Runs of all enrichments that ended last, newest first',
    roles: everyone,
    parts: {
      query: z.strictObject({ limit: limitOf(100, 10) }),
      response: z.object({
        items: z.array(
          z.object({
            runId: z.uuid(),
            enrichmentId: z.uuid(),
            name: z.string(),
            state: z.enum(['completed', 'canceled', 'failed']),
            endedAt: z.iso.datetime(),
            profiles: whole.nullable(),
            counts: OutcomeCounts.nullable().describe('Null: it ended without'),
          }),
        ),
      }),
    },
  }),
};
