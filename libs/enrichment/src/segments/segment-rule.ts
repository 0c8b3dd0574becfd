import { z } from 'zod';
import { FieldRef } from './field-ref.ts';

const text = z.string().max(1000);
const date = z
  .union([z.iso.date(), z.iso.datetime({ offset: true, local: false })])
  .describe('A day, or a moment with its time zone; days begin at midnight UTC');
const ordered = z.union([z.number(), date]);
const ignoreCase = z.literal(true).optional().describe('Upper and lower case are the same');
const ofField = <Shape extends z.core.$ZodShape>(shape: Shape) => z.strictObject({ field: FieldRef, ...shape });
const whole = (from: number, to: number) => z.array(z.int().min(from).max(to)).min(1).max(50);

const condition = z.discriminatedUnion('operator', [
  ofField({
    operator: z.enum(['equals', 'not-equals']),
    value: z.union([text, z.number()]).describe('Text is compared as text, a number with what can be read as one'),
    ignoreCase,
  }),
  ofField({ operator: z.enum(['starts-with', 'ends-with', 'contains']), value: text, ignoreCase }),
  ofField({ operator: z.enum(['in', 'not-in']), values: z.array(text).min(1).max(1000), ignoreCase }),
  ofField({
    operator: z.literal('all').describe('Of a field with several values: it has all of these'),
    values: z.array(text).min(1).max(100),
  }),
  ofField({
    operator: z.enum(['greater-than', 'greater-than-or-equal', 'less-than', 'less-than-or-equal']),
    value: ordered,
  }),
  ofField({
    operator: z.enum(['between', 'not-between']).describe('Both ends belong to it'),
    from: ordered,
    to: ordered,
  }),
  ofField({ operator: z.enum(['is-empty', 'is-not-empty']).describe('Not there, or a text without characters') }),
  ofField({ operator: z.enum(['is-null', 'is-not-null']).describe('Not there at all') }),
  ofField({ operator: z.literal('within-last'), days: z.int().min(1).max(36_500) }),
  ofField({ operator: z.literal('year-to-date').describe('From the first of January, UTC, until now') }),
  ofField({ operator: z.literal('day-of'), values: whole(1, 31) }),
  ofField({ operator: z.literal('month-of'), values: whole(1, 12) }),
  ofField({ operator: z.literal('year-of'), values: whole(1000, 2999) }),
  ofField({ operator: z.literal('day-of-week'), values: whole(1, 7).describe('Monday is 1') }),
  z.strictObject({ operator: z.enum(['in-segment', 'not-in-segment']), segmentId: z.string().min(1).max(100) }),
]);
export type SegmentCondition = z.infer<typeof condition>;
export type FieldCondition = Extract<SegmentCondition, { readonly field: unknown }>;

/** Profiles that meet all, or any, of the conditions and sub-rules. The field `$import` is the upload they came with. */
export interface SegmentRule {
  match: 'all' | 'any';
  conditions: SegmentCondition[];
  /** Absent: none. */
  rules?: SegmentRule[] | undefined;
}

/** How deep rules may stand in rules. */
export const deepestRule = 3;

function ruleOf(depth: number): z.ZodType<SegmentRule, SegmentRule> {
  const rule = z.strictObject({
    match: z.enum(['all', 'any']),
    conditions: z.array(condition).max(50),
    ...(depth === deepestRule
      ? {}
      : {
          rules: z
            .array(ruleOf(depth + 1))
            .max(10)
            .optional(),
        }),
  });
  return rule.refine(
    (value) => value.conditions.length + ('rules' in value && Array.isArray(value.rules) ? value.rules.length : 0) > 0,
    'needs a condition',
  ) as unknown as z.ZodType<SegmentRule, SegmentRule>;
}

export const SegmentRule = ruleOf(1);

/** What becomes of the profiles so far. */
export const setOperations = ['union', 'intersect', 'except'] as const;

export const SetStep = z.union([
  z.strictObject({ operation: z.enum(setOperations), rule: SegmentRule }),
  z.strictObject({ operation: z.enum(setOperations), segmentId: z.string().min(1).max(100) }),
]);
export type SetStep = z.infer<typeof SetStep>;

/** Which profiles: those of the rule, then one step after the other. */
export interface SegmentFormula {
  readonly rule: SegmentRule;
  readonly then?: readonly SetStep[] | undefined;
}
