import type { matchingRoutes } from '@firmograph/contracts';
import type { z } from 'zod';

const connectionId = '00000000-0000-4000-8000-0000000000c1';
const enrichmentId = '00000000-0000-4000-8000-0000000000e1';
export const doubtfulCall = '00000000-0000-4000-8000-00000000ca11';

type Answer<Route extends { readonly parts: { readonly response: z.ZodType } }> = z.input<Route['parts']['response']>;

/** What matching says of a run with one call in doubt, and of a tenant with a budget that is nearly used up. */
export const fakeSpend = {
  reconciliation: {
    runId: '00000000-0000-4000-8000-000000000001',
    ...{ calls: 3, records: 1500, paid: 1000, possible: 500, refused: 1 },
    provider: { calls: 2, records: 998, companies: 700, missing: 2, pending: 0 },
    ...{ possiblyPaid: 500, possiblyPaidTwice: 0 },
    inDoubt: [
      {
        ...{ callId: doubtfulCall, batch: 2, records: 500, state: 'ambiguous' },
        ...{ attemptedAt: '2026-11-24T12:00:00.000Z', isReported: true, releasedBy: null },
      },
    ],
  } satisfies Answer<typeof matchingRoutes.reconcileRun>,
  history: [
    { period: '2026-11-24', connectionId, enrichmentId, calls: 3, records: 1500, paid: 1000, possible: 500 },
  ] satisfies Answer<typeof matchingRoutes.listUsage>['items'],
  forecast: {
    method: 'The mean.',
    items: [
      {
        ...{ connectionId, enrichmentId, creditsPerDay: 1500, basedOnDays: 1 },
        ...{ thisMonth: { spent: 1500, expected: 10500 }, nextMonth: { expected: 46500 } },
      },
    ],
  } satisfies Answer<typeof matchingRoutes.getForecast>,
  budgets: [
    {
      ...{ of: 'all', window: 'month', credits: 1800, warnAtPercent: 80, used: 1500, left: 300, level: 'warning' },
      ...{ from: '2026-11-01T00:00:00.000Z', until: '2026-12-01T00:00:00.000Z' },
      ...{ changedBy: 'ada', changedAt: '2026-11-01T00:00:00.000Z' },
    },
  ] satisfies Answer<typeof matchingRoutes.listBudgets>['items'],
  call: {
    ...{ callId: doubtfulCall, runId: '00000000-0000-4000-8000-000000000001', batch: 2, connectionId, enrichmentId },
    ...{ consentId: '00000000-0000-4000-8000-00000000c0de', consentVersion: 1, records: 500, credits: 500 },
    ...{ charge: 'possible', returned: null, state: 'ambiguous', reason: 'sent-again', releasedBy: 'ada' },
    ...{ attemptedAt: '2026-11-24T12:00:00.000Z', settledAt: '2026-11-24T13:00:00.000Z' },
  } satisfies Answer<typeof matchingRoutes.sendCallAgain>,
};
