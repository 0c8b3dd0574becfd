import { SegmentRule, SetStep } from '@firmograph/enrichment';
import { z } from 'zod';
import { defineEvent, defineTopic, type EventOf } from '../define.ts';

// A model that domains share, and part of these contracts.
export { FieldRef, SegmentRule, SetStep } from '@firmograph/enrichment';

export const Segment = z.object({
  segmentId: z.string().min(1).max(100),
  name: z.string().min(1).max(100),
  rule: SegmentRule,
  then: z
    .array(SetStep)
    .max(10)
    .optional()
    .describe('What becomes of the profiles of the rule, one step after the other'),
  kind: z
    .enum(['dynamic', 'static'])
    .optional()
    .describe('Static: the members are those of the moment it became so; absent: dynamic'),
  state: z.enum(['Active', 'Inactive']).optional().describe('Inactive: it is not counted; absent: Active'),
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
