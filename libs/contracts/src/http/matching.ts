import { z } from 'zod';
import { administrators, defineRoute, editors, pageOf, Paging } from './define.ts';
import { callStates, LedgerEntry } from './ledger-entry.ts';
import { matchDecisionRoutes } from './match-decisions.ts';
import { planRoutes } from './plan.ts';
import { spendRoutes } from './spend.ts';

const whole = z.int().nonnegative();

export const matchingRoutes = {
  ...spendRoutes,
  ...planRoutes,
  ...matchDecisionRoutes,
  listLedger: defineRoute({
    name: 'listLedger',
    method: 'GET',
    path: '/ledger',
    summary: 'Every call that was made, what it cost and the consent it relied on; newest first',
    roles: administrators,
    parts: {
      query: Paging.extend({
        runId: z.uuid().optional(),
        enrichmentId: z.uuid().optional(),
        connectionId: z.uuid().optional(),
        state: z.enum(callStates).optional(),
        from: z.iso.datetime().optional().describe('Attempted then or later'),
        to: z.iso.datetime().optional().describe('Attempted earlier'),
      }),
      response: pageOf(LedgerEntry),
    },
  }),
  getUsage: defineRoute({
    name: 'getUsage',
    method: 'GET',
    path: '/usage',
    summary: 'Calls and records sent, by state; of one run or of all',
    roles: editors,
    parts: {
      query: z.strictObject({ runId: z.uuid().optional() }),
      response: z.object({
        calls: whole,
        records: whole,
        byState: z.record(z.enum(callStates), z.object({ calls: whole, records: whole })),
        possiblyPaid: whole.describe('Records of calls whose fate is not known'),
      }),
    },
  }),
  getRunBatches: defineRoute({
    name: 'getRunBatches',
    method: 'GET',
    path: '/runs/:runId/batches',
    summary: 'Where the batches of a run are',
    roles: editors,
    parts: {
      params: z.object({ runId: z.uuid() }),
      response: z.object({ byState: z.record(z.string(), whole), cached: whole, asked: whole }),
    },
  }),
  noticeCallback: defineRoute({
    name: 'noticeCallback',
    method: 'POST',
    path: '/callbacks/:callId/:secret',
    summary: 'For the provider: a bulk is done. A hint to poll, never trusted',
    roles: [],
    status: 202,
    audit: { onlyRefused: true },
    parts: {
      params: z.object({ callId: z.uuid(), secret: z.string().regex(/^[\w-]{20,100}$/) }),
      body: z.looseObject({ bulkId: z.string().min(1).max(300), bulkStatus: z.string().max(100).optional() }),
    },
  }),
};
