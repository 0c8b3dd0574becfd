import { Company, companyFields } from '@firmograph/enrichment';
import { z } from 'zod';
import { defineRoute, editors, everyone, limitOf } from './define.ts';

const runParams = z.object({ runId: z.uuid() });
const whole = z.int().nonnegative();

const Undo = z.object({
  runId: z.uuid(),
  enrichmentId: z.uuid(),
  state: z.enum(['under-way', 'done']),
  requestedBy: z.string(),
  requestedAt: z.iso.datetime(),
  restored: whole.describe('Rows that say again what they said before the run'),
  retracted: whole.describe('Rows that the run had made'),
  left: whole.describe('Rows that stay, because something later wrote them'),
  doneAt: z.iso.datetime().nullable(),
});

export const historyRoutes = {
  listRunChanges: defineRoute({
    name: 'listRunChanges',
    method: 'GET',
    path: '/runs/:runId/changes',
    summary: 'Which rows a run changed, field by field, before and after',
    roles: everyone,
    parts: {
      params: runParams,
      query: z.strictObject({
        after: z.string().max(100).optional(),
        limit: limitOf(500, 50),
        field: z.enum(companyFields).optional().describe('Only rows in which this company field changed'),
      }),
      response: z.object({
        items: z.array(
          z.object({
            profileId: z.string(),
            changed: z.array(z.enum(companyFields)),
            before: Company.nullable().describe('The fields that changed, as they were; null: there was no row'),
            after: Company.nullable().describe(
              'The same as the run left them; null: the row was taken back, or it is not known any more',
            ),
          }),
        ),
        next: z.string().nullable(),
      }),
    },
  }),
  countRunChanges: defineRoute({
    name: 'countRunChanges',
    method: 'GET',
    path: '/runs/:runId/changes/counts',
    summary: 'How many rows a run made, changed and took back, and how often each field changed',
    roles: everyone,
    parts: {
      params: runParams,
      response: z.object({ created: whole, changed: whole, retracted: whole, fields: z.record(z.string(), whole) }),
    },
  }),
  undoRun: defineRoute({
    name: 'undoRun',
    method: 'POST',
    path: '/runs/:runId/undo',
    summary:
      'Put back what rows said before a run; rows that something later wrote stay. Said again, it changes nothing',
    roles: editors,
    status: 202,
    audit: { answer: ['enrichmentId', 'state'] },
    parts: { params: runParams, response: Undo },
    problems: { 'run/under-way': 409 },
  }),
  getUndo: defineRoute({
    name: 'getUndo',
    method: 'GET',
    path: '/runs/:runId/undo',
    summary: 'How far the undo of a run is',
    roles: everyone,
    parts: { params: runParams, response: Undo },
  }),
};
