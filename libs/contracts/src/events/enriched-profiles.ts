import { Company, companyFields, Confidence, Opinion, SharedWith } from '@firmograph/enrichment';
import { z } from 'zod';
import { defineEvent, defineTopic, type EventOf } from '../define.ts';

const row = z.object({
  enrichmentId: z.uuid(),
  profileId: z.string(),
  runId: z.uuid().describe('The run that wrote this state'),
});

export const EnrichedProfileUpdated = defineEvent(
  'enriched-profile.updated',
  'The present state of one row of an output table',
  row.extend({
    outputTable: z.string(),
    company: Company,
    confidence: Confidence,
    confidenceLabel: z.string().optional().describe("The provider's own word"),
    opinion: Opinion.optional(),
    sharedWith: SharedWith.optional().describe('The answer is that of another profile, which is the same company'),
    askedAt: z.iso.datetime().describe('When the provider said so'),
    changed: z.array(z.enum(companyFields)).describe('Company fields that differ from the state before'),
    definitionVersion: z.int().positive(),
  }),
);
export type EnrichedProfileUpdated = EventOf<typeof EnrichedProfileUpdated>;

export const retractionReasons = ['not-matched', 'enrichment-deleted', 'profile-deleted', 'undone', 'erased'] as const;

export const EnrichedProfileRetracted = defineEvent(
  'enriched-profile.retracted',
  'The row is taken back; a tombstone follows',
  row.extend({
    outputTable: z.string(),
    reason: z.enum(retractionReasons),
    fields: z.array(z.enum(companyFields)).optional().describe('The company fields to take back'),
    erasureId: z.uuid().optional().describe('Of an erasure: to acknowledge it'),
  }),
);
export type EnrichedProfileRetracted = EventOf<typeof EnrichedProfileRetracted>;

export const enrichedProfiles = defineTopic({
  name: 'enrichment.enriched-profiles.v1',
  summary:
    'The output tables, for everyone: the last record of a key is its present state; by tenant, enrichment, profile',
  partitions: 6,
  compacted: true,
  events: [EnrichedProfileUpdated, EnrichedProfileRetracted],
});
