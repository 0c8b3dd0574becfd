import { expect, it } from '@jest/globals';
import { configurationRoutes, resultsRoutes } from '@firmograph/contracts';
import { anEnrichment, enrichmentId } from '../testing/an-enrichment.ts';
import { running } from '../testing/running.ts';

const { now, run } = running();
const runId = '00000000-0000-4000-8000-000000000003';
const at = '2026-06-01T08:00:00.000Z';

it('undoes a run, and says how far it is', async () => {
  const counts = { restored: 1200, retracted: 3, left: 2 };
  const undo = { runId, enrichmentId, state: 'done', requestedBy: 'ada', requestedAt: at, doneAt: at, ...counts };
  now.stack.more.push([resultsRoutes.undoRun, () => undo]);
  const { output } = await run(`undo ${runId}`);
  expect(output).toBe('The undo is done: 1,200 put back, 3 retracted, 2 left to later runs.\n');
});

it('says what was believed on a date', async () => {
  const believed = { at, company: { name: 'LEGO' }, runId, since: at };
  const history = [{ runId, at, changed: ['name'], before: null }];
  now.stack.more.push(
    [configurationRoutes.listEnrichments, () => ({ items: [anEnrichment('Companies')], next: null })],
    [
      resultsRoutes.getRow,
      ({ query }) => ({ row: null, values: [], history, ...(query['at'] === at ? { believed } : {}) }),
    ],
  );
  const { output } = await run(`history row Companies p-1 --at ${at}`);
  expect(output).toContain(`On ${at}: {"name":"LEGO"}`);
  expect(output).toContain('changed name');
});

it('says what a run changed', async () => {
  const item = { profileId: 'p-1', changed: ['name'], before: { name: 'LEGO' }, after: { name: 'LEGO A/S' } };
  now.stack.more.push(
    [resultsRoutes.listRunChanges, () => ({ items: [item], next: null })],
    [resultsRoutes.countRunChanges, () => ({ created: 0, changed: 1, retracted: 0, fields: { name: 1 } })],
  );
  const { output } = await run(`history run ${runId}`);
  expect(output).toMatch(/0 rows made, 1 changed, 0 retracted\.[^]*"LEGO"[^]*"LEGO A\/S"/);
});
