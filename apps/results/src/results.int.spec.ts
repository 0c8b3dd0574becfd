import 'reflect-metadata';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  EnrichedProfileUpdated,
  enrichedProfiles,
  matchAnswers,
  profileBatches,
  resultsRoutes,
} from '@firmograph/contracts';
import { keyOf } from '@firmograph/kernel';
import { eventually } from '@firmograph/testing';
import type { Run } from './domain/run.ts';
import {
  answered,
  aRun,
  enrichmentDeleted,
  found,
  lego,
  notAttempted,
  notFound,
  novo,
  profileDeleted,
  requested,
  sourced,
} from './testing/builders.ts';
import { journeyOn, nextRun, type Journey } from './testing/journey.ts';
import { answerMessage, startResults, type ResultsUnderTest } from './testing/results-under-test.ts';

let results: ResultsUnderTest;
let journey: Journey;
beforeAll(async () => {
  results = await startResults({ env: { STANDSTILL_MS: '1000' } });
  journey = journeyOn(results);
}, 120_000);
afterAll(() => results.stop());

const progressOf = (run: Run) => results.ask(resultsRoutes.getProgress, `/runs/${run.runId}/progress`);

describe('the service', () => {
  it('turns answers into rows, outcomes and events', async () => {
    const run = await journey.ran(aRun(), [found('a'), notFound('b'), notAttempted('c')]);
    expect(await results.get(`/runs/${run.runId}/progress`)).toMatchObject({
      status: 200,
      body: {
        ...{ state: 'settled', profiles: 3, done: 3, endedAt: null },
        counts: { enriched: 1, 'not-matched': 1, 'not-attempted': 1, unchanged: 0 },
        reasons: { 'not-matched/not-found': 1, 'not-attempted/canceled': 1 },
        confidences: { HIGH: 1 },
        fields: { name: 1, industry: 1 },
      },
    });
    await eventually(() => expect(journey.sequencesOf(run, 'a')).toEqual(['1']));
    expect(EnrichedProfileUpdated.message.parse(JSON.parse(journey.said(run, 'a')[0]?.value ?? ''))).toMatchObject({
      data: { company: lego, profileId: 'a', runId: run.runId, changed: ['id', 'name', 'industry', 'address'] },
    });
  });

  it('says that a run is settled once, and that it is over when configuration says so', async () => {
    const run = await journey.ran(aRun(), [found('a')], [found('b')]);
    await journey.over(run);
    await eventually(() => expect(journey.settledEvents(run)).toHaveLength(1));
  });

  it('waits for a run whose answers are faster than its request', async () => {
    const run = aRun();
    await results.answer(answered(run, 1, [found('a')]));
    await journey.ran(run, [found('a')]);
    await eventually(() => expect(journey.sequencesOf(run, 'a')).toEqual(['1']));
  });

  it('doubles no event when every message comes twice', async () => {
    const run = aRun();
    const answers = Array.from({ length: 300 }, (_, index) => found(`p-${index}`));
    const messages = [answered(run, 1, answers), answered(run, 2, [found('q')])].map(answerMessage);
    await results.tell(requested(run));
    await results.tell(sourced(run, 301, 2));
    await results.send(messages);
    await results.send(messages);
    await journey.hasState(run, 'settled');
    await journey.ran(nextRun(run), answers, [found('q')]);
    const ofRun = () =>
      results.published.messages.filter(({ key }) => key?.startsWith(keyOf('acme', run.enrichmentId)));
    await eventually(() => expect(ofRun()).toHaveLength(301));
  });

  it('counts what nobody could understand, and counts it anew when it is replayed', async () => {
    const run = aRun();
    await results.tell(requested(run));
    await results.tell(sourced(run, 2, 1));
    const good = answerMessage(answered(run, 1, [found('a'), notFound('b')]));
    await results.sendRaw(matchAnswers, { ...good, value: '{"type":"profile-batch.answered"' });
    await journey.hasState(run, 'settled');
    const counts = async () => (await progressOf(run)).counts;
    expect(await counts()).toMatchObject({ failed: 2 });
    await results.send([good]);
    await eventually(async () => expect(await counts()).toMatchObject({ failed: 0, enriched: 1, 'not-matched': 1 }));
    expect(journey.settledEvents(run)).toHaveLength(1);
  });

  it('counts what matching could not handle', async () => {
    const run = aRun();
    await results.tell(requested(run));
    await results.tell(sourced(run, 20, 1));
    const headers = { run: run.runId, batch: '1', part: '1', parts: '1', profiles: '20' };
    const aside = { key: keyOf('acme', run.runId, 1), value: 'x', headers };
    await results.putAside(profileBatches, 'matching', aside);
    await journey.hasState(run, 'settled');
    expect((await progressOf(run)).reasons).toEqual({ 'failed/dead-lettered': 20 });
  });

  it('takes the rows of a deleted profile and of a deleted enrichment back', async () => {
    const run = await journey.ran(aRun(), [found('a'), found('gone')]);
    await results.tellProfile(profileDeleted('acme', 'gone'));
    await eventually(() => expect(journey.sequencesOf(run, 'gone')).toEqual(['1', '2', '2 end']));
    expect(journey.sequencesOf(run, 'a')).toEqual(['1']);
    await results.tellEnrichment(enrichmentDeleted(run));
    await eventually(() => expect(journey.sequencesOf(run, 'a')).toEqual(['1', '2', '2 end']));
    expect(await results.get(`/enrichments/${run.enrichmentId}/rows`)).toMatchObject({ status: 404 });
  });

  it.each([
    ['of a row', [found('a', novo)]],
    ['of the end of a row', [notFound('a')]],
  ])('repairs what a process that woke up late has said, in the place %s', async (_, then) => {
    const run = await journey.ran(aRun(), [found('a')]);
    await journey.ran(nextRun(run), then);
    await eventually(() => expect(journey.sequencesOf(run, 'a').length).toBeGreaterThan(1));
    const before = journey.said(run, 'a');
    const present = before.slice(1);
    const [stale] = before;
    await results.sendRaw(enrichedProfiles, {
      key: keyOf('acme', run.enrichmentId, 'a'),
      value: stale?.value ?? '',
      headers: stale?.headers ?? {},
    });
    await eventually(() => expect(journey.said(run, 'a').slice(before.length)).toEqual([stale, ...present]), 20_000);
  });

  it('names the batches that are missing when a run stands still', async () => {
    const run = aRun();
    const early = { ...sourced(run, 3, 3), time: '2026-06-01T08:00:00.000Z' };
    await results.tell(requested(run));
    await results.tell(early);
    await results.answer(answered(run, 2, [found('a')]));
    await eventually(async () => {
      expect(await progressOf(run)).toMatchObject({ state: 'running', done: 1, missingBatches: [1, 3] });
    });
  });
});

it('reaches the database through a tenant, or with a reason', () => {
  const reasons = ['relay', 'claim-due-work', 'own-topic', 'retention'].map((reason) => `across-tenants: ${reason}`);
  const unsaid = results.commands.filter((command) => {
    const name = Object.keys(command)[0] ?? '';
    if (!['find', 'update', 'insert', 'aggregate', 'findAndModify', 'delete', 'distinct'].includes(name)) return false;
    return !['tenant', ...reasons].includes(String(command['comment']));
  });
  expect(results.commands.length).toBeGreaterThan(100);
  expect(unsaid.map((command) => JSON.stringify(command).slice(0, 200))).toEqual([]);
});
