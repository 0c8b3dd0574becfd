import { EnrichmentDefinition } from '@firmograph/enrichment';
import { z } from 'zod';
import { defineRoute, editors, everyone, Problem, severalIds } from './define.ts';
import { runStatuses } from './runs.ts';

const whole = z.int().nonnegative();
export const enrichmentSorts = ['name', 'type', 'state', 'status', 'connection', 'enriched', 'refreshed'] as const;

export const MyEnrichment = z.object({
  enrichmentId: z.uuid(),
  name: z.string(),
  type: z.string(),
  state: z.enum(['Active', 'Inactive']),
  status: z.enum(runStatuses).nullable().describe('Of the last run; null: it never ran'),
  connection: z.object({ connectionId: z.uuid(), name: z.string() }),
  enriched: z
    .object({ profiles: whole, of: whole })
    .nullable()
    .describe('Of the last run, once it is over: rows of the output table among the profiles of the data set'),
  refreshed: z.iso.datetime().nullable().describe('When the last run was over'),
});

/** The list that people work in, several at once, and what their definitions were. */
export const myEnrichmentRoutes = {
  myEnrichments: defineRoute({
    name: 'myEnrichments',
    method: 'GET',
    path: '/my-enrichments',
    summary: 'My enrichments: state, status, connection, how many are enriched, when refreshed; sorted and searched',
    roles: everyone,
    parts: {
      query: z.strictObject({
        sort: z.enum(enrichmentSorts).default('name'),
        order: z.enum(['ascending', 'descending']).default('ascending'),
        search: z
          .string()
          .trim()
          .max(100)
          .optional()
          .describe('In the name, the type, the connection, state or status'),
      }),
      response: z.object({ items: z.array(MyEnrichment) }),
    },
  }),
  changeSeveral: defineRoute({
    name: 'changeSeveral',
    method: 'POST',
    path: '/my-enrichments',
    summary: 'Activate, deactivate or delete several enrichments; each is answered on its own',
    roles: editors,
    audit: { body: ['enrichmentIds', 'action', 'evenIfUsed'] },
    parts: {
      body: z.strictObject({
        enrichmentIds: severalIds,
        action: z.enum(['activate', 'deactivate', 'delete']),
        evenIfUsed: z.boolean().default(false).describe('Delete also what segments use'),
      }),
      response: z.object({
        items: z.array(
          z.object({
            enrichmentId: z.uuid(),
            problem: Problem.pick({ type: true, title: true }).nullable().describe('Why it is as it was; null: done'),
          }),
        ),
      }),
    },
  }),
  listVersions: defineRoute({
    name: 'listVersions',
    method: 'GET',
    path: '/enrichments/:enrichmentId/versions',
    summary: 'What the definition was, newest first: who changed what, and when',
    roles: everyone,
    parts: {
      params: z.object({ enrichmentId: z.uuid() }),
      response: z.object({
        items: z.array(
          z.object({
            version: z.int().positive(),
            by: z.string(),
            at: z.iso.datetime(),
            changed: z.array(z.string()).describe('Fields that differ from the version before'),
            definition: EnrichmentDefinition,
          }),
        ),
      }),
    },
  }),
};
