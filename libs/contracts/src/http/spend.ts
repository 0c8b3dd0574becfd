import { z } from 'zod';
import { administrators, defineRoute, editors, pageOf } from './define.ts';

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

/** What may be spent. */
export const spendRoutes = {
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
