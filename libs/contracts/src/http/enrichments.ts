import { EnrichmentDefinition } from '@firmograph/enrichment';
import { z } from 'zod';
import { defineRoute, editors, Etag, everyone, pageOf, Paging } from './define.ts';

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

export const Definition = z.strictObject({
  name: z.string().trim().min(1).max(100),
  connectionId: z.uuid(),
  dataSet: EnrichmentDefinition.shape.dataSet,
  mapping: EnrichmentDefinition.shape.mapping,
  minimumConfidence: EnrichmentDefinition.shape.minimumConfidence.default('LOW'),
  keptFields: EnrichmentDefinition.shape.keptFields,
  outputTable: EnrichmentDefinition.shape.outputTable,
  freshForDays: EnrichmentDefinition.shape.freshForDays.default(90),
  secondOpinion: EnrichmentDefinition.shape.secondOpinion,
  runBudget: EnrichmentDefinition.shape.runBudget,
  duplicates: EnrichmentDefinition.shape.duplicates,
  targetPrecision: EnrichmentDefinition.shape.targetPrecision,
  whenNotMatched: EnrichmentDefinition.shape.whenNotMatched.default('retract'),
});

/** Neither secret nor about profiles, as a whole. */
const defined = Object.keys(Definition.shape);

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
    parts: { params: enrichmentParams, body: Definition, response: Enrichment },
    problems: {
      'enrichment/output-table-taken': 409,
      'enrichment/connection-unknown': 422,
      'connection/not-open': 403,
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
    parts: { params: enrichmentParams },
  }),
};
