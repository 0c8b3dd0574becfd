import { z } from 'zod';
import { FieldRef, Segment, SegmentReads, SegmentRule } from '../events/segments.ts';
import { defineRoute, editors, everyone, limitOf, pageOf, Paging } from './define.ts';
import { Profile } from './profile.ts';

const segmentId = z.string().min(1).max(100);
const segmentParams = z.object({ segmentId });
const whole = z.int().nonnegative();
const name = z.string().trim().min(1).max(100).regex(/\S/);
const formula = { rule: SegmentRule, then: Segment.shape.then };

const unfit = {
  'segment/unfit-condition': 422,
  'segment/unknown-enrichment': 422,
  'segment/unknown-segment': 422,
  'segment/cycle': 409,
} as const;

/** How many there were when they were last counted. */
export const SegmentCount = z.object({ members: whole, countedAt: z.iso.datetime() });

/** Who asks for the members of a segment. */
export const SegmentUser = z.object({
  kind: z.enum(['enrichment', 'segment', 'measure', 'export']),
  id: z.string(),
  name: z.string(),
});

const Misfit = z.object({
  at: z.string().describe('The condition: rule.conditions.0'),
  field: z.string(),
  profiles: whole.describe('Members of the data set whose value cannot be read as what it is compared with'),
  examples: z.array(z.string()).max(5).describe('Ids of some of them'),
});

export const segmentRoutes = {
  saveSegment: defineRoute({
    name: 'saveSegment',
    method: 'PUT',
    path: '/segments/:segmentId',
    summary: 'Define a segment as rules over profile fields and fields of output tables',
    roles: editors,
    audit: { body: ['name', 'kind', 'state', 'rule.match'] },
    parts: {
      params: segmentParams,
      body: z.strictObject({
        name,
        ...formula,
        kind: Segment.shape.kind.describe('Absent: as it is; of a new segment, dynamic'),
        state: Segment.shape.state.describe('Absent: as it is; of a new segment, Active'),
      }),
      response: Segment,
    },
    problems: unfit,
  }),
  changeSegment: defineRoute({
    name: 'changeSegment',
    method: 'PATCH',
    path: '/segments/:segmentId',
    summary: 'Rename a segment, make it static or dynamic, activate or deactivate it',
    roles: editors,
    audit: { body: ['name', 'kind', 'state'] },
    parts: {
      params: segmentParams,
      body: z.strictObject({
        name: name.optional(),
        kind: z.enum(['dynamic', 'static']).optional(),
        state: z.enum(['Active', 'Inactive']).optional(),
      }),
      response: Segment,
    },
  }),
  duplicateSegment: defineRoute({
    name: 'duplicateSegment',
    method: 'POST',
    path: '/segments/:segmentId/duplicate',
    summary: 'A second segment with the same rules',
    roles: editors,
    audit: { body: ['segmentId', 'name'] },
    parts: {
      params: segmentParams,
      body: z.strictObject({ segmentId: segmentId.describe('Of the new one'), name }),
      response: Segment,
    },
    problems: { 'segment/id-taken': 409 },
  }),
  listSegments: defineRoute({
    name: 'listSegments',
    method: 'GET',
    path: '/segments',
    summary: 'All segments, and how many were in them when they were last counted',
    roles: everyone,
    parts: { query: Paging, response: pageOf(Segment.extend({ lastCount: SegmentCount.optional() })) },
  }),
  getSegment: defineRoute({
    name: 'getSegment',
    method: 'GET',
    path: '/segments/:segmentId',
    summary: 'One segment and how many are in it now',
    roles: everyone,
    parts: {
      params: segmentParams,
      response: Segment.extend({ members: whole, reads: SegmentReads.optional(), lastCount: SegmentCount.optional() }),
    },
  }),
  deleteSegment: defineRoute({
    name: 'deleteSegment',
    method: 'DELETE',
    path: '/segments/:segmentId',
    summary: 'Delete a segment; its profiles stay',
    roles: editors,
    status: 204,
    parts: {
      params: segmentParams,
      query: z.strictObject({
        force: z.literal('true').optional().describe('Also where it is used; its users then find nobody in it'),
      }),
    },
    problems: { 'segment/in-use': 409 },
  }),
  previewSegment: defineRoute({
    name: 'previewSegment',
    method: 'POST',
    path: '/segments/preview',
    summary: 'Who would be in a segment: how many, the first of them, and how many meet each part of its rules',
    roles: editors,
    scope: 'read',
    audit: { onlyRefused: true },
    parts: {
      body: z.strictObject({
        ...formula,
        segmentId: segmentId.optional().describe('The segment that is being changed'),
        members: z.int().min(0).max(100).default(10).describe('How many members to show'),
      }),
      response: z.object({
        members: whole,
        first: z.array(Profile),
        parts: z
          .array(
            z.object({
              at: z.string().describe('rule.conditions.0, rule.rules.1, then.0'),
              members: whole.describe('That meet this part alone'),
              cumulative: whole.describe('That are left, or have come together, after it'),
            }),
          )
          .describe('In the order they are written'),
        misfits: z.array(Misfit),
      }),
    },
    problems: unfit,
  }),
  listMembers: defineRoute({
    name: 'listMembers',
    method: 'GET',
    path: '/segments/:segmentId/members',
    summary: 'Members of a segment in id order',
    roles: everyone,
    parts: { params: segmentParams, query: Paging, response: pageOf(Profile) },
  }),
  getSegmentUsage: defineRoute({
    name: 'getSegmentUsage',
    method: 'GET',
    path: '/segments/:segmentId/usage',
    summary: 'Who asks for the members of a segment',
    roles: everyone,
    parts: { params: segmentParams, response: z.object({ users: z.array(SegmentUser) }) },
  }),
  getSegmentTrend: defineRoute({
    name: 'getSegmentTrend',
    method: 'GET',
    path: '/segments/:segmentId/trend',
    summary: 'How many members there were, each time they were counted',
    roles: everyone,
    parts: {
      params: segmentParams,
      query: z.strictObject({
        from: z.iso.datetime({ offset: true }).optional(),
        to: z.iso.datetime({ offset: true }).optional(),
        limit: limitOf(1000, 365),
      }),
      response: z.object({
        points: z.array(z.object({ at: z.iso.datetime(), members: whole })).describe('The newest, oldest first'),
      }),
    },
  }),
  refreshSegment: defineRoute({
    name: 'refreshSegment',
    method: 'POST',
    path: '/segments/:segmentId/refresh',
    summary: 'Count the members of a segment again, soon',
    roles: editors,
    scope: 'run',
    status: 202,
    parts: { params: segmentParams },
  }),
  suggestValues: defineRoute({
    name: 'suggestValues',
    method: 'POST',
    path: '/segments/values',
    summary: 'Values that a field has, most frequent first: hints for whoever writes a condition',
    roles: editors,
    scope: 'read',
    audit: { onlyRefused: true },
    parts: {
      body: z.strictObject({ field: FieldRef }),
      response: z.object({
        values: z.array(z.object({ value: z.union([z.string(), z.number()]), rows: whole })).max(200),
        examined: whole.describe('Rows that were looked at; the first 10,000'),
        complete: z.boolean().describe('All values of the rows that were looked at are there'),
      }),
    },
  }),
};
