import { CompanyInput, Duplicates, sendableFields } from '@firmograph/enrichment';
import { z } from 'zod';
import { defineRoute, editors } from './define.ts';

const whole = z.int().nonnegative();
const share = z.number().min(0).max(1);
const interval = z.object({ low: whole, high: whole });

const SampledInput = CompanyInput.extend({
  location: CompanyInput.shape.location.unwrap().strict().optional(),
}).strict();

/** What a run would take, before it is one. */
export const planRoutes = {
  planRun: defineRoute({
    name: 'planRun',
    method: 'POST',
    path: '/plan',
    summary:
      'What a run would take: rows, calls, credits, time and match rate, from a mapping preview; nothing is sent',
    roles: editors,
    scope: 'read',
    audit: { onlyRefused: true },
    parts: {
      body: z
        .strictObject({
          connectionId: z.uuid(),
          fields: z.array(z.enum(sendableFields)).min(1).describe('What is sent of each'),
          freshForDays: z.int().min(0).max(730),
          duplicates: Duplicates.optional(),
          profiles: whole.describe('Of the data set, as the mapping preview counts them'),
          examined: whole,
          sendable: whole,
          samples: z
            .array(z.strictObject({ profileId: z.string().min(1).max(200), input: SampledInput }))
            .max(1000)
            .describe('Of the preview: what is known of these stands for the rest'),
        })
        .refine(({ profiles, examined, sendable }) => sendable <= examined && examined <= profiles, {
          path: ['sendable'],
          message: 'at most examined, which is at most profiles: take them from one preview',
        }),
      response: z.object({
        rows: interval.describe('Profiles that can be sent'),
        fresh: interval.describe('Of these, those whose answer is still fresh, and costs nothing'),
        credits: interval.describe('One a record; less where several profiles are one company'),
        calls: interval,
        seconds: interval.describe('At the rate that is permitted; how long Leadspace thinks comes on top'),
        matchRate: z
          .object({ low: share, high: share, basedOn: whole.describe('Samples of which it is known') })
          .nullable()
          .describe('Null: nothing is known of these companies yet'),
        sampled: whole,
        confidence: z.literal(0.95).describe('How often the true figure lies within such an interval'),
      }),
    },
  }),
};
