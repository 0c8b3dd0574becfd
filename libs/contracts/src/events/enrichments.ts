import { EnrichmentDefinition } from '@firmograph/enrichment';
import { z } from 'zod';
import { defineEvent, defineTopic, type EventOf } from '../define.ts';

export const EnrichmentSaved = defineEvent(
  'enrichment.saved',
  'An enrichment was defined, changed, activated or deactivated',
  z.object({ definition: EnrichmentDefinition, state: z.enum(['Active', 'Inactive']) }),
);
export type EnrichmentSaved = EventOf<typeof EnrichmentSaved>;

export const EnrichmentDeleted = defineEvent(
  'enrichment.deleted',
  'The enrichment is gone for ever; its rows are retracted; a tombstone follows',
  z.object({ enrichmentId: z.uuid() }),
);
export type EnrichmentDeleted = EventOf<typeof EnrichmentDeleted>;

export const enrichments = defineTopic({
  name: 'enrichment.enrichments.v1',
  summary: 'The enrichments of a tenant, by tenant and enrichment',
  partitions: 3,
  compacted: true,
  events: [EnrichmentSaved, EnrichmentDeleted],
});
