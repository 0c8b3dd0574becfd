import { EnrichedFieldRef } from '@firmograph/enrichment';
import { z } from 'zod';
import { defineEvent, defineTopic, type EventOf } from '../define.ts';

/** A field of the profiles by its name, or a field of the rows of one enrichment. */
export const FieldRef = z.union([z.string().min(1).max(200), EnrichedFieldRef]);
export type FieldRef = z.infer<typeof FieldRef>;

const condition = z.discriminatedUnion('operator', [
  z.strictObject({
    field: z.string().min(1).max(200),
    operator: z.enum(['equals', 'not-equals', 'starts-with', 'contains']),
    value: z.string().max(1000),
  }),
  z.strictObject({
    field: z.string().min(1).max(200),
    operator: z.literal('in'),
    values: z.array(z.string().max(1000)).min(1).max(1000),
  }),
  z.strictObject({ field: z.string().min(1).max(200), operator: z.enum(['is-empty', 'is-not-empty']) }),
]);

/** Who is in a segment: profiles that meet all, or any, of the conditions. The field `$import` is the upload they came with. */
export const SegmentRule = z.strictObject({
  match: z.enum(['all', 'any']),
  conditions: z.array(condition).min(1).max(50),
});
export type SegmentRule = z.infer<typeof SegmentRule>;

export const Segment = z.object({
  segmentId: z.string().min(1).max(100),
  name: z.string().min(1).max(100),
  rule: SegmentRule,
});
export type Segment = z.infer<typeof Segment>;

export const SegmentReads = z.object({
  enrichmentIds: z.array(z.uuid()).describe('Whose rows it asks for'),
  segmentIds: z.array(z.string()).describe('Whose members it asks for'),
});
export type SegmentReads = z.infer<typeof SegmentReads>;

export const SegmentSaved = defineEvent(
  'segment.saved',
  'A segment was defined or changed',
  Segment.extend({
    reads: SegmentReads.optional().describe('What it depends on beside the profiles; absent: nothing'),
  }),
);
export type SegmentSaved = EventOf<typeof SegmentSaved>;

export const SegmentRefreshed = defineEvent(
  'segment.refreshed',
  'The members of a segment were counted again',
  z.object({ segmentId: z.string(), members: z.int().nonnegative(), refreshedAt: z.iso.datetime() }),
);
export type SegmentRefreshed = EventOf<typeof SegmentRefreshed>;

export const SegmentDeleted = defineEvent(
  'segment.deleted',
  'The segment is gone; a tombstone follows',
  z.object({ segmentId: z.string() }),
);
export type SegmentDeleted = EventOf<typeof SegmentDeleted>;

export const segments = defineTopic({
  name: 'enrichment.segments.v1',
  summary: 'The segments of a tenant, by tenant and segment',
  partitions: 3,
  compacted: true,
  events: [SegmentSaved, SegmentRefreshed, SegmentDeleted],
});
