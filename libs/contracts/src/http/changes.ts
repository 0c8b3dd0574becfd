import { companyFields } from '@firmograph/enrichment';
import { z } from 'zod';
import { retractionReasons } from '../events/enriched-profiles.ts';
import { defineRoute, everyone, limitOf } from './define.ts';
import { Row } from './rows.ts';

const params = z.object({ enrichmentId: z.uuid() });
const cursor = z.string().max(500);

/** For consumers that read over HTTP: the table as it is, and from there on what changes, without gap or double. */
export const changeRoutes = {
  getSnapshot: defineRoute({
    name: 'getSnapshot',
    method: 'GET',
    path: '/enrichments/:enrichmentId/snapshot',
    summary: 'The output table in profile id order, and where its changes go on from',
    roles: everyone,
    parts: {
      params,
      query: z.strictObject({ after: cursor.optional(), limit: limitOf(1000, 500) }),
      response: z.object({
        items: z.array(Row),
        next: z.string().nullable(),
        changesAfter: z.string().describe('`after` of the changes, once the last page is read; the same on every page'),
      }),
    },
  }),
  listChanges: defineRoute({
    name: 'listChanges',
    method: 'GET',
    path: '/enrichments/:enrichmentId/changes',
    summary: 'Rows that may have changed since, as they are now; ask again with `next`, also where it is the last',
    roles: everyone,
    parts: {
      params,
      query: z.strictObject({
        after: z.coerce.number().int().min(0).describe('`changesAfter` of a snapshot, then `next`'),
      }),
      response: z.object({
        items: z.array(
          z.object({
            profileId: z.string(),
            sequence: z.int().positive().nullable().describe('Null: nothing is left of the row'),
            row: Row.nullable().describe('Null: it is taken back'),
            retraction: z
              .object({ reason: z.enum(retractionReasons), fields: z.array(z.enum(companyFields)) })
              .nullable()
              .describe('Where it is taken back: why, and the company fields to take back'),
          }),
        ),
        next: z.string(),
        isLast: z.boolean().describe('There is nothing after it yet'),
      }),
    },
    problems: { 'changes/expired': 410 },
  }),
};
