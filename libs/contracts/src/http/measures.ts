import { FieldRef, SegmentRule, SetStep } from '@firmograph/enrichment';
import { z } from 'zod';
import { defineRoute, everyone } from './define.ts';

const whole = z.int().nonnegative();
const held = z.union([z.string(), z.number()]).nullable();

export const measureFunctions = ['count', 'count-distinct', 'sum', 'average', 'min', 'max'] as const;

export const MeasureQuestion = z.strictObject({
  function: z.enum(measureFunctions),
  field: FieldRef.optional().describe('Of which; not of count. Sums, averages and extremes are of numbers'),
  filter: z
    .strictObject({ rule: SegmentRule, then: z.array(SetStep).max(10).optional() })
    .optional()
    .describe('Over which profiles, as segments say it; absent: all'),
  dimensions: z.array(FieldRef).max(3).default([]).describe('One value for each combination that there is'),
});
export type MeasureQuestion = z.infer<typeof MeasureQuestion>;

export const measureRoutes = {
  evaluateMeasure: defineRoute({
    name: 'evaluateMeasure',
    method: 'POST',
    path: '/measures/evaluate',
    summary: 'A figure over profiles and output tables, computed now: count, sum, average and so on, by dimension',
    roles: everyone,
    scope: 'read',
    audit: { onlyRefused: true },
    parts: {
      body: MeasureQuestion,
      response: z.object({
        values: z
          .array(
            z.object({
              dimensions: z.array(held).describe('In the order they were asked for; null: not there'),
              value: z.number().nullable().describe('Null: nothing that could be read'),
              profiles: whole,
              unread: whole.describe('Profiles whose field holds something that is no number'),
            }),
          )
          .max(1000)
          .describe('Those of most profiles first'),
        complete: z.boolean().describe('There are no more than these'),
      }),
    },
    problems: {
      'measure/unfit-field': 422,
      'segment/unfit-condition': 422,
      'segment/unknown-enrichment': 422,
      'segment/unknown-segment': 422,
    },
  }),
};
