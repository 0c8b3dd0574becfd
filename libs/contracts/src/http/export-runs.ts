import { exportStatuses } from '@firmograph/enrichment';
import { z } from 'zod';
import { defineRoute, editors, everyone, pageOf, Paging } from './define.ts';

const exportParams = z.object({ exportId: z.uuid() });
const runParams = z.object({ runId: z.uuid() });
const whole = z.int().nonnegative();

const ExportPart = z.object({
  name: z.string().describe('Below the folder of the target'),
  rows: whole,
  bytes: whole,
  sha256: z.string(),
});

export const ExportRun = z.object({
  runId: z.uuid(),
  exportId: z.uuid(),
  exportName: z.string(),
  targetId: z.uuid(),
  status: z.enum(exportStatuses),
  reason: z.string().nullable().describe('One sentence that says what to do; while it is retried, what it waits for'),
  code: z.string().nullable().describe('Of the reason'),
  trigger: z.enum(['on-demand', 'scheduled']),
  plannedAt: z.iso.datetime().nullable(),
  requestedBy: z.string().nullable(),
  requestedAt: z.iso.datetime(),
  asOf: z.iso.datetime().nullable().describe('When it began to read; no row is older'),
  endedAt: z.iso.datetime().nullable(),
  expected: whole.nullable().describe('Rows there were when it began'),
  rows: whole.describe('In parts that are in place'),
  bytes: whole,
  parts: z.array(ExportPart),
  manifest: z.string().nullable().describe('Written last: while it is not there, the export is not whole'),
  attempts: whole,
  nextAttemptAt: z.iso.datetime().nullable(),
});

const ListedRun = ExportRun.omit({ parts: true }).extend({ parts: whole });

/** What exports did. */
export const exportRunRoutes = {
  runExport: defineRoute({
    name: 'runExport',
    method: 'POST',
    path: '/exports/:exportId/runs',
    summary: 'Run now; one run of an export at a time',
    roles: editors,
    scope: 'run',
    status: 202,
    audit: { answer: ['runId'] },
    parts: { params: exportParams, response: ExportRun },
    problems: { 'export/detached': 409, 'export/running': 409, 'export/target-not-open': 403 },
  }),
  listExportRuns: defineRoute({
    name: 'listExportRuns',
    method: 'GET',
    path: '/export-runs',
    summary: 'The history, newest first: of one export, or of all since a time, as after an erasure',
    roles: everyone,
    parts: {
      query: Paging.extend({ exportId: z.uuid().optional(), since: z.iso.datetime().optional() }),
      response: pageOf(ListedRun),
    },
  }),
  getExportRun: defineRoute({
    name: 'getExportRun',
    method: 'GET',
    path: '/export-runs/:runId',
    summary: 'One run, with its parts and how far it is',
    roles: everyone,
    parts: { params: runParams, response: ExportRun },
  }),
  cancelExportRun: defineRoute({
    name: 'cancelExportRun',
    method: 'POST',
    path: '/export-runs/:runId/cancel',
    summary: 'Stop a run; parts that are in place stay, without a manifest',
    roles: editors,
    scope: 'run',
    parts: { params: runParams, response: ExportRun },
    problems: { 'export/not-running': 409, 'export/target-not-open': 403 },
  }),
};
