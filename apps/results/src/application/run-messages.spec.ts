import { expect, it } from '@jest/globals';
import { noOutcomes } from '@firmograph/enrichment';
import { aRun } from '../testing/builders.ts';
import { settledMessages } from './run-messages.ts';

const settled = { profiles: 2, counts: { ...noOutcomes, enriched: 2 }, at: new Date('2026-06-01T09:00:00.000Z') };

it('has nothing to say before a run is settled', () => {
  expect(settledMessages(aRun())).toEqual([]);
});

it('says the same whenever it says that a run is settled', () => {
  const run = aRun({ settled });
  const [message] = settledMessages(run);
  expect(message).toEqual(settledMessages(structuredClone(run))[0]);
  expect(JSON.parse(message?.value ?? '')).toMatchObject({
    type: 'run.settled',
    time: '2026-06-01T09:00:00.000Z',
    data: { runId: run.runId, profiles: 2, counts: { enriched: 2 } },
  });
});
