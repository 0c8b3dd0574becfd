import {
  Company,
  companyFields,
  Confidence,
  Opinion,
  searchedFigures,
  searchedTexts,
  SharedWith,
} from '@firmograph/enrichment';
import { z } from 'zod';
import { defineRoute, everyone, pageOf, Paging } from './define.ts';

const enrichmentParams = z.object({ enrichmentId: z.uuid() });
export const rowParams = enrichmentParams.extend({ profileId: z.string().min(1).max(200) });

export const Row = z.object({
  profileId: z.string(),
  company: Company,
  confidence: Confidence,
  confidenceLabel: z.string().optional(),
  opinion: Opinion.optional(),
  sharedWith: SharedWith.optional(),
  askedAt: z.iso.datetime(),
  runId: z.uuid().describe('The run that wrote it'),
  sequence: z.int().positive(),
  updatedAt: z.iso.datetime(),
});

/** What the output table can be sorted by. */
export const sortFields = [
  'profileId',
  'updatedAt',
  'askedAt',
  'confidence',
  'opinion',
  ...searchedTexts,
  ...searchedFigures,
] as const;
export type SortField = (typeof sortFields)[number];

const backwards = sortFields.map((field) => `-${field}` as const);
const text = z.string().min(1).max(200).optional();
const figure = z.coerce.number().min(0).optional();
const share = z.coerce.number().min(0).max(1).optional();
const whole = text.describe('The whole of it, in any case');

const fieldList = z
  .string()
  .max(1000)
  .optional()
  .transform((list, context) => {
    const names = list?.split(',').map((name) => name.trim());
    const unknown = names?.find((name) => !companyFields.some((field) => field === name));
    if (unknown !== undefined) {
      const message = `there is no company field “${unknown.slice(0, 50)}”; there are ${companyFields.join(', ')}`;
      context.addIssue({ code: 'custom', message });
      return z.NEVER;
    }
    return names === undefined ? undefined : companyFields.filter((field) => names.includes(field));
  })
  .describe('Only these company fields, with commas between them; absent: all');

export const RowFilters = z.strictObject({
  confidence: Confidence.optional(),
  minOpinion: share.describe('Our own confidence is at least this, from 0 to 1'),
  maxOpinion: share,
  conflict: z
    .enum(['true', 'false'])
    .transform((value) => value === 'true')
    .optional()
    .describe('Whether our own judgement contradicts the provider'),
  country: z.string().max(100).optional(),
  industry: z.string().max(200).optional(),
  name: text.describe('What the company name begins with, in any case'),
  ...{ website: whole, subIndustry: whole, sic: whole, naics: whole, ownership: whole, state: whole, city: whole },
  ...{ minEmployees: figure, maxEmployees: figure, minRevenue: figure, maxRevenue: figure },
  updatedFrom: z.iso.datetime().optional().describe('Written at this time or later'),
  updatedBefore: z.iso.datetime().optional(),
  filled: z.enum(companyFields).optional().describe('Only rows in which this company field is filled'),
  runId: z.uuid().optional().describe('Only rows that this run wrote'),
});

const download = RowFilters.extend({ fields: fieldList });

/** What one value of a profile rests on. */
const Value = z.object({
  field: z.enum(companyFields),
  column: z.string().describe('Its name in the output table'),
  value: z.unknown(),
  provider: z.literal('leadspace'),
  runId: z.uuid().describe('The run that brought this value first'),
  since: z.iso.datetime().describe('Since when it is so'),
  askedAt: z.iso.datetime().describe('When the provider last said so'),
  confidence: Confidence,
  ours: z.number().min(0).max(1).nullable().describe('Our own confidence; null: not asked for'),
});

const Earlier = z.object({
  runId: z.uuid(),
  at: z.iso.datetime(),
  changed: z.array(z.enum(companyFields)),
  before: Company.nullable().describe('Null: there was no row'),
});

export const rowRoutes = {
  listRows: defineRoute({
    name: 'listRows',
    method: 'GET',
    path: '/enrichments/:enrichmentId/rows',
    summary:
      'The output table, sorted and filtered; a page goes on where the last one ended, whatever was written since',
    roles: everyone,
    parts: {
      params: enrichmentParams,
      query: Paging.extend(RowFilters.shape).extend({
        after: z.string().max(2000).optional(),
        sort: z
          .enum([...sortFields, ...backwards])
          .default('profileId')
          .describe('A field, with a minus before it for the other way round'),
        fields: fieldList,
      }),
      response: pageOf(Row),
    },
  }),
  downloadRowsAsCsv: defineRoute({
    name: 'downloadRowsAsCsv',
    method: 'GET',
    path: '/enrichments/:enrichmentId/rows.csv',
    summary:
      'The output table as CSV, in profile id order, with the names and types of its columns; safe to open in a spreadsheet',
    roles: everyone,
    streams: 'text/csv; charset=utf-8',
    parts: { params: enrichmentParams, query: download },
  }),
  downloadRowsAsNdjson: defineRoute({
    name: 'downloadRowsAsNdjson',
    method: 'GET',
    path: '/enrichments/:enrichmentId/rows.ndjson',
    summary: 'The output table as NDJSON, in profile id order, with the names and types of its columns',
    roles: everyone,
    streams: 'application/x-ndjson',
    parts: { params: enrichmentParams, query: download },
  }),
  getRow: defineRoute({
    name: 'getRow',
    method: 'GET',
    path: '/enrichments/:enrichmentId/rows/:profileId',
    summary: 'One row, what each of its values rests on, and what it was before',
    roles: everyone,
    parts: {
      params: rowParams,
      query: z.strictObject({
        at: z.iso.datetime().optional().describe('Also what was believed at this time'),
      }),
      response: z.object({
        row: Row.nullable().describe('Null when it was taken back'),
        values: z.array(Value).describe('None when it was taken back'),
        history: z.array(Earlier).max(100).describe('Newest first'),
        believed: z
          .object({
            at: z.iso.datetime(),
            company: Company.nullable().describe('Null: there was no row, or it is not known any more'),
            runId: z.uuid().nullable().describe('The run that had written it'),
            since: z.iso.datetime().nullable(),
          })
          .optional()
          .describe('Where a time was asked for'),
      }),
    },
  }),
};
