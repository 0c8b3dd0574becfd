import { expect, it } from '@jest/globals';
import { configurationRoutes, resultsRoutes } from '@firmograph/contracts';
import { anEnrichment } from '../testing/an-enrichment.ts';
import { running } from '../testing/running.ts';

const { now, run } = running();
const runId = '00000000-0000-4000-8000-000000000003';
const at = '2026-06-01T08:00:00.000Z';
const counts = { enriched: 4, unchanged: 400, 'not-matched': 1204, 'not-eligible': 0, 'not-attempted': 0, failed: 0 };

it('says how many are enriched, by field, by confidence and over time', async () => {
  const changes = { processedAndChanged: 4, processedNotChanged: 1604, notProcessedNotChanged: 0 };
  const point = { at, runId, profiles: 1608, enriched: 404, counts };
  now.stack.more.push(
    [configurationRoutes.listEnrichments, () => ({ items: [anEnrichment('Companies')], next: null })],
    [
      resultsRoutes.getSummary,
      () => ({
        ...{ rows: 404, lastUpdate: at, confidences: { HIGH: 404 }, fields: { phone: 311 } },
        ...{ profiles: 1608, percent: 25.1, enriched: 404, lastRun: { runId, at, counts, changes } },
      }),
    ],
    [
      resultsRoutes.getSummaryHistory,
      ({ query }) => ({ from: at, to: at, points: query['range'] === '90d' ? [point] : [] }),
    ],
  );
  const { output } = await run('summary Companies --range 90d');
  expect(output).toContain('Customers enriched: 404 of 1,608 (25.1 %).');
  expect(output).toContain('1,604 processed and not changed');
  expect(output).toMatch(/phone[^]*311[^]*HIGH[^]*404[^]*2026-06-01T08:00/);
});
