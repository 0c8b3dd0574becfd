import { ExportField, ExportFormat, ExportSchedule, ExportSource, exportStatuses } from '@firmograph/enrichment';
import { z } from 'zod';
import { defineRoute, editors, Etag, everyone, pageOf, Paging } from './define.ts';

const exportParams = z.object({ exportId: z.uuid() });

const standardFileName = '{export}/{date}T{time}/{export}-{part}';

export const ExportDraft = z.strictObject({
  name: z.string().trim().min(1).max(100),
  targetId: z.uuid(),
  source: ExportSource,
  fields: z
    .array(ExportField)
    .min(1)
    .max(300)
    .optional()
    .describe(
      'In the order of the columns, after profileId, which is always the first; absent: all of an output table',
    ),
  format: ExportFormat,
  fileName: z
    .string()
    .max(200)
    .regex(/^[\w.=+-]*\{?[\w.=+{}/-]*$/)
    .default(standardFileName)
    .describe(
      'Pattern below the folder of the target, of {export} {date} {time} {run} {part}; the ending is added. {part} in the last part of it, and only there',
    ),
  rowsPerPart: z.int().min(1000).max(10_000_000).default(1_000_000),
  schedule: ExportSchedule.nullable().default(null),
});
export type ExportDraft = z.infer<typeof ExportDraft>;

export const Export = z.object({
  exportId: z.uuid(),
  definition: ExportDraft.omit({ targetId: true }),
  targetId: z.uuid().nullable().describe('Null: it is detached'),
  targetName: z.string().nullable(),
  state: z.enum(['Active', 'Inactive']).describe('Inactive: it is detached; name a target to go on'),
  mayChange: z.boolean().describe('Whether who asks may change and run it'),
  status: z.enum(exportStatuses).describe('Of the last run'),
  lastRunId: z.uuid().nullable(),
  refreshedAt: z.iso.datetime().nullable().describe('When the last successful run ended'),
  nextRunAt: z.iso.datetime().nullable(),
  createdBy: z.string(),
  createdAt: z.iso.datetime(),
  changedAt: z.iso.datetime(),
  etag: Etag,
});

const problems = {
  'export/target-unknown': 422,
  'export/target-not-open': 403,
  'export/source-unknown': 422,
  'export/field-unknown': 422,
  'export/field-twice': 422,
  'export/fields-missing': 422,
  'export/file-name': 422,
  'export/schedule': 422,
} as const;

const audited = ['name', 'targetId', 'source', 'fields', 'format', 'fileName', 'rowsPerPart', 'schedule'];

/** Which rows and fields go where, in what form and when. To save is not to run. */
export const exportRoutes = {
  defineExport: defineRoute({
    name: 'defineExport',
    method: 'POST',
    path: '/exports',
    summary: 'Define an export of an output table, a segment, or all profiles',
    roles: editors,
    status: 201,
    audit: { body: audited, answer: ['exportId'] },
    parts: { body: ExportDraft, response: Export },
    problems,
  }),
  listExports: defineRoute({
    name: 'listExports',
    method: 'GET',
    path: '/exports',
    summary: 'All exports',
    roles: everyone,
    parts: { query: Paging, response: pageOf(Export) },
  }),
  getExport: defineRoute({
    name: 'getExport',
    method: 'GET',
    path: '/exports/:exportId',
    summary: 'One export',
    roles: everyone,
    conditional: true,
    parts: { params: exportParams, response: Export },
  }),
  changeExport: defineRoute({
    name: 'changeExport',
    method: 'PUT',
    path: '/exports/:exportId',
    summary: 'Change an export; a run under way keeps the definition it began with',
    roles: editors,
    conditional: true,
    audit: { body: audited },
    parts: { params: exportParams, body: ExportDraft, response: Export },
    problems,
  }),
  duplicateExport: defineRoute({
    name: 'duplicateExport',
    method: 'POST',
    path: '/exports/:exportId/duplicate',
    summary: 'Another export with the same definition, and without its schedule',
    roles: editors,
    status: 201,
    audit: { body: ['name'], answer: ['exportId'] },
    parts: {
      params: exportParams,
      body: z.strictObject({ name: z.string().trim().min(1).max(100) }),
      response: Export,
    },
    problems: { 'export/target-not-open': 403 },
  }),
  detachExport: defineRoute({
    name: 'detachExport',
    method: 'POST',
    path: '/exports/:exportId/detach',
    summary: 'Take an export from its target: the definition stays, Inactive, and nothing runs',
    roles: editors,
    parts: { params: exportParams, response: Export },
    problems: { 'export/target-not-open': 403 },
  }),
  removeExport: defineRoute({
    name: 'removeExport',
    method: 'DELETE',
    path: '/exports/:exportId',
    summary: 'Remove an export; its history and the files it has written stay',
    roles: editors,
    conditional: true,
    status: 204,
    parts: { params: exportParams },
    problems: { 'export/target-not-open': 403 },
  }),
};
