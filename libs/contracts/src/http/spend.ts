import { z } from 'zod';
import { administrators, defineRoute, editors, pageOf } from './define.ts';
import { callStates, LedgerEntry } from './ledger-entry.ts';

const whole = z.int().nonnegative();
const budgetParams = z.object({
  of: z.union([z.literal('all'), z.uuid()]).describe('`all`, or the id of a connection'),
  window: z.enum(['day', 'month', 'total']).describe('Days and months are those of UTC'),
});

export const Budget = z.object({
  of: budgetParams.shape.of,
  window: budgetParams.shape.window,
  credits: whole,
  warnAtPercent: z.int(),
  used: whole.describe('Spent in this window, or set aside for calls that are under way'),
  left: whole,
  level: z.enum(['ok', 'warning', 'exhausted']),
  from: z.iso.datetime().nullable().describe('When the window began; null where it has no beginning'),
  until: z.iso.datetime().nullable().describe('When the next one begins; null where it has no end'),
  changedBy: z.string(),
  changedAt: z.iso.datetime(),
});

const callParams = z.object({ callId: z.uuid() });
const sums = {
  calls: whole.describe('Without those that the provider refused'),
  records: whole,
  paid: whole.describe('Credits, one a record'),
  possible: whole.describe('Credits of calls of which nobody knows whether the provider took them'),
};
const whose = { connectionId: z.uuid(), enrichmentId: z.uuid().nullable() };

export const Reconciliation = z.object({
  runId: z.uuid(),
  ...sums,
  refused: whole.describe('Calls that the provider did not take; nothing is paid for them'),
  provider: z
    .object({
      calls: whole.describe('Calls whose answers it gave'),
      records: whole.describe('Records it gave back for them'),
      companies: whole,
      missing: whole.describe('Records of these calls of which it said nothing'),
      pending: whole.describe('Records it has taken and not answered'),
    })
    .describe('What the provider itself counts, as far as its interface says'),
  possiblyPaid: whole.describe('Records of calls of unknown fate'),
  possiblyPaidTwice: whole.describe('Of them, and of all others, those that were sent again because a person said so'),
  inDoubt: z.array(
    z.object({
      callId: z.uuid(),
      batch: z.int().positive(),
      records: z.int().positive(),
      state: z.enum(callStates),
      attemptedAt: z.iso.datetime(),
      isReported: z.boolean().describe('The provider has called back about it: it is likely to be paid'),
      releasedBy: z.string().nullable(),
    }),
  ),
});

export const UsageOfPeriod = z.object({
  period: z.string().describe('2026-11-24, or 2026-11; UTC'),
  ...whose,
  ...sums,
});

export const Forecast = z.object({
  ...whose,
  creditsPerDay: z.number().nonnegative(),
  basedOnDays: whole,
  thisMonth: z.object({ spent: whole, expected: whole }),
  nextMonth: z.object({ expected: whole }),
});

/** What may be spent, what was, and what is to come. */
export const spendRoutes = {
  reconcileRun: defineRoute({
    name: 'reconcileRun',
    method: 'GET',
    path: '/runs/:runId/reconciliation',
    summary: 'Our ledger of a run against what the provider counts, and what may have been paid for twice',
    roles: editors,
    parts: { params: z.object({ runId: z.uuid() }), response: Reconciliation },
  }),
  listUsage: defineRoute({
    name: 'listUsage',
    method: 'GET',
    path: '/usage/history',
    summary: 'Calls, records and credits by day or month, of each connection and enrichment; oldest first',
    roles: editors,
    parts: {
      query: z.strictObject({
        by: z.enum(['day', 'month']).default('day'),
        from: z.iso.datetime().optional().describe('31 days ago unless said, or twelve months'),
        to: z.iso.datetime().optional(),
        connectionId: z.uuid().optional(),
        enrichmentId: z.uuid().optional(),
      }),
      response: pageOf(UsageOfPeriod),
    },
  }),
  getForecast: defineRoute({
    name: 'getForecast',
    method: 'GET',
    path: '/usage/forecast',
    summary: 'What this month and the next are likely to cost, of each connection and enrichment',
    roles: editors,
    parts: { response: z.object({ method: z.string(), items: z.array(Forecast) }) },
  }),
  sendCallAgain: defineRoute({
    name: 'sendCallAgain',
    method: 'POST',
    path: '/ledger/:callId/send-again',
    summary:
      'Have a call of unknown fate made again, at the risk of paying twice: at once while its run waits for it, else by the next run',
    roles: administrators,
    status: 202,
    parts: { params: callParams, response: LedgerEntry },
    problems: { 'call/under-way': 409, 'call/not-in-doubt': 409 },
  }),
  lookForAnswers: defineRoute({
    name: 'lookForAnswers',
    method: 'POST',
    path: '/ledger/:callId/look',
    summary: 'Ask the provider once more for the answers of a call that it has called back about; costs nothing',
    roles: administrators,
    parts: { params: callParams, response: LedgerEntry },
  }),
  listBudgets: defineRoute({
    name: 'listBudgets',
    method: 'GET',
    path: '/budgets',
    summary: 'Budgets of days, months and connections, and what is left of them',
    roles: editors,
    parts: { response: pageOf(Budget) },
  }),
  putBudget: defineRoute({
    name: 'putBudget',
    method: 'PUT',
    path: '/budgets/:of/:window',
    summary: 'Set or change a budget: no call is made that would cost more. Batches wait for the next day or month',
    roles: administrators,
    audit: { body: ['credits', 'warnAtPercent'] },
    parts: {
      params: budgetParams,
      body: z.strictObject({
        credits: whole.max(1_000_000_000).describe('One a record; 0 lets no call go'),
        warnAtPercent: z.int().min(1).max(100).default(80),
      }),
      response: Budget,
    },
    problems: { 'budget/too-many': 409 },
  }),
  removeBudget: defineRoute({
    name: 'removeBudget',
    method: 'DELETE',
    path: '/budgets/:of/:window',
    summary: 'Remove a budget; what waited for it goes on',
    roles: administrators,
    status: 204,
    parts: { params: budgetParams },
  }),
};
