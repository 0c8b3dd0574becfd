import { EnrichmentDefinition, outputFaults } from '@firmograph/enrichment';
import { z } from 'zod';
import { defineRoute, editors, Etag, everyone, pageOf, Paging } from './define.ts';

const said = z.enum(['true', 'false']).default('false');

const enrichmentParams = z.object({ enrichmentId: z.uuid() });

export const Enrichment = z.object({
  definition: EnrichmentDefinition,
  state: z.enum(['Active', 'Inactive']),
  createdBy: z.string(),
  createdAt: z.iso.datetime(),
  changedAt: z.iso.datetime(),
  lastRunId: z.uuid().nullable(),
  etag: Etag,
});

const DefinitionFields = z.strictObject({
  name: z.string().trim().min(1).max(100).regex(/\S/),
  connectionId: z.uuid(),
  dataSet: EnrichmentDefinition.shape.dataSet,
  mapping: EnrichmentDefinition.shape.mapping,
  minimumConfidence: EnrichmentDefinition.shape.minimumConfidence.default('LOW'),
  keptFields: EnrichmentDefinition.shape.keptFields,
  columns: EnrichmentDefinition.shape.columns,
  projections: EnrichmentDefinition.shape.projections,
  outputTable: EnrichmentDefinition.shape.outputTable,
  freshForDays: EnrichmentDefinition.shape.freshForDays.default(90),
  secondOpinion: EnrichmentDefinition.shape.secondOpinion,
  review: EnrichmentDefinition.shape.review,
  runBudget: EnrichmentDefinition.shape.runBudget,
  duplicates: EnrichmentDefinition.shape.duplicates,
  targetPrecision: EnrichmentDefinition.shape.targetPrecision,
  whenNotMatched: EnrichmentDefinition.shape.whenNotMatched.default('retract'),
});

/** What contradicts itself in what is kept is refused where it stands. */
export function refuseOutputFaults(
  definition: Parameters<typeof outputFaults>[0],
  context: { readonly addIssue: (issue: { code: 'custom'; path: (string | number)[]; message: string }) => void },
): void {
  for (const { path, sentence } of outputFaults(definition))
    context.addIssue({ code: 'custom', path: [...path], message: sentence });
}

export const Definition = DefinitionFields.superRefine(refuseOutputFaults);

/** Neither secret nor about profiles, as a whole. */
const defined = Object.keys(DefinitionFields.shape);

/** What is sent, what is kept, where it goes. */
export const enrichmentRoutes = {
  defineEnrichment: defineRoute({
    name: 'defineEnrichment',
    method: 'POST',
    path: '/enrichments',
    summary: 'Save an enrichment: what is sent, what is kept, where it goes. Saving is not running',
    roles: editors,
    conditional: true,
    status: 201,
    audit: { body: defined, answer: ['definition.enrichmentId'] },
    parts: { body: Definition, response: Enrichment },
    problems: {
      'enrichment/output-table-taken': 409,
      'enrichment/connection-unknown': 422,
      'enrichment/segment-unknown': 422,
      'enrichment/quota-reached': 409,
      'connection/not-open': 403,
    },
  }),
  changeEnrichment: defineRoute({
    name: 'changeEnrichment',
    method: 'PUT',
    path: '/enrichments/:enrichmentId',
    summary: 'Change an enrichment; a run that is under way keeps the definition it began with',
    roles: editors,
    conditional: true,
    audit: { body: defined, answer: ['definition.version'] },
    parts: {
      params: enrichmentParams,
      query: z.strictObject({
        acceptCycle: said.describe('true: its data set may be a segment that depends on what it writes itself'),
      }),
      body: Definition,
      response: Enrichment,
    },
    problems: {
      'enrichment/output-table-taken': 409,
      'enrichment/connection-unknown': 422,
      'enrichment/segment-unknown': 422,
      'enrichment/cycle': 409,
      'connection/not-open': 403,
    },
  }),
  discoverEnrichments: defineRoute({
    name: 'discoverEnrichments',
    method: 'GET',
    path: '/enrichment-types',
    summary: 'What can be had: the types of enrichment, how many are in use and how many are available',
    roles: everyone,
    parts: {
      response: z.object({
        items: z.array(
          z.object({
            type: z.string(),
            name: z.string(),
            providedBy: z.string(),
            inUse: z.int().nonnegative(),
            available: z.int().nonnegative().describe('How many more may be defined'),
          }),
        ),
      }),
    },
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
    conditional: true,
    parts: { params: enrichmentParams, response: Enrichment },
  }),
  setEnrichmentState: defineRoute({
    name: 'setEnrichmentState',
    method: 'PUT',
    path: '/enrichments/:enrichmentId/state',
    summary: 'Activate or deactivate',
    roles: editors,
    conditional: true,
    audit: { body: ['state'] },
    parts: {
      params: enrichmentParams,
      body: z.strictObject({ state: z.enum(['Active', 'Inactive']) }),
      response: Enrichment,
    },
    problems: { 'enrichment/connection-unknown': 422, 'connection/not-open': 403 },
  }),
  attachConnection: defineRoute({
    name: 'attachConnection',
    method: 'PUT',
    path: '/enrichments/:enrichmentId/connection',
    summary: 'Use another connection, verified and with a consent to all that the enrichment sends',
    roles: editors,
    audit: { body: ['connectionId'], answer: ['definition.version'] },
    parts: { params: enrichmentParams, body: z.strictObject({ connectionId: z.uuid() }), response: Enrichment },
    problems: { 'run/connection-not-active': 409, 'run/consent-missing': 409, 'connection/not-open': 403 },
  }),
  deleteEnrichment: defineRoute({
    name: 'deleteEnrichment',
    method: 'DELETE',
    path: '/enrichments/:enrichmentId',
    summary: 'Delete an enrichment and take its rows back; an active run is canceled first',
    roles: editors,
    conditional: true,
    status: 202,
    parts: {
      params: enrichmentParams,
      query: z.strictObject({ evenIfUsed: said.describe('true: also when segments read what it wrote') }),
    },
    problems: { 'enrichment/in-use': 409 },
  }),
};
