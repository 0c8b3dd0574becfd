import 'reflect-metadata';
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { EnrichedProfileUpdated, enrichedProfiles, matchAnswers, profileBatches } from '@firmograph/contracts';
import type { Answer } from '@firmograph/enrichment';
import { keyOf } from '@firmograph/kernel';
import { eventually } from '@firmograph/testing';
import type { Run } from './domain/run.ts';
import {
  answered,
  aRun,
  completed,
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
import { answerMessage, startResults, type ResultsUnderTest } from './testing/results-under-test.ts';

let results: ResultsUnderTest;
beforeAll(async () => {
  results = await startResults({ env: { STANDSTILL_MS: '1000' } });
}, 120_000);
afterAll(() => results.stop());

/** A run of so many batches, each with these answers, settled. */
async function ran(run: Run, ...batches: readonly (readonly Answer[])[]): Promise<Run> {
  await results.tell(requested(run));
  await results.tell(sourced(run, batches.flat().length, batches.length));
  for (const [index, answers] of batches.entries()) await results.answer(answered(run, index + 1, answers));
  await settled(run);
  return run;
}

function nextRun(run: Run): Run {
  return { ...run, runId: randomUUID(), requestedAt: new Date(run.requestedAt.getTime() + 60_000) };
}

async function settled(run: Run): Promise<void> {
  await eventually(async () => {
    const token = { tenant: run.tenantId };
    expect(await results.get(`/runs/${run.runId}/progress`, token)).toMatchObject({ body: { state: 'settled' } });
  }, 20_000);
}

const keyOfRow = (run: Run, profileId: string) => keyOf(run.tenantId, run.enrichmentId, profileId);
const said = (run: Run, profileId: string) =>
  results.published.messages
    .filter(({ key }) => key === keyOfRow(run, profileId))
    .map(({ value, headers }) => ({ value, headers }));
const sequencesOf = (run: Run, profileId: string) =>
  said(run, profileId).map(({ value, headers }) => `${headers['sequence'] ?? ''}${value === null ? ' end' : ''}`);
const settledEvents = (run: Run) =>
  results.runEvents.messages.filter(
    ({ key, headers }) => key?.endsWith(run.runId) === true && headers['type'] === 'run.settled',
  );

describe('the service', () => {
  it('turns answers into rows, outcomes and events', async () => {
    const run = await ran(aRun(), [found('a'), notFound('b'), notAttempted('c')]);
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
    await eventually(() => expect(sequencesOf(run, 'a')).toEqual(['1']));
    expect(EnrichedProfileUpdated.message.parse(JSON.parse(said(run, 'a')[0]?.value ?? ''))).toMatchObject({
      data: { company: lego, profileId: 'a', runId: run.runId, changed: ['id', 'name', 'industry', 'address'] },
    });
  });

  it('says that a run is settled once, and that it is over when configuration says so', async () => {
    const run = await ran(aRun(), [found('a')], [found('b')]);
    await results.tell(completed(run));
    await eventually(async () => {
      const { body } = await results.get(`/runs/${run.runId}/progress`);
      expect(body).toMatchObject({ state: 'completed', secondsLeft: null });
    });
    await eventually(() => expect(settledEvents(run)).toHaveLength(1));
  });

  it('waits for a run whose answers are faster than its request', async () => {
    const run = aRun();
    await results.answer(answered(run, 1, [found('a')]));
    await ran(run, [found('a')]);
    await eventually(() => expect(sequencesOf(run, 'a')).toEqual(['1']));
  });

  it('doubles no event when every message comes twice', async () => {
    const run = aRun();
    const answers = Array.from({ length: 300 }, (_, index) => found(`p-${index}`));
    const messages = [answered(run, 1, answers), answered(run, 2, [found('q')])].map(answerMessage);
    await results.tell(requested(run));
    await results.tell(sourced(run, 301, 2));
    await results.send(messages);
    await results.send(messages);
    await settled(run);
    await ran(nextRun(run), answers, [found('q')]);
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
    await settled(run);
    const counts = async () => (await results.get(`/runs/${run.runId}/progress`)).body.counts;
    expect(await counts()).toMatchObject({ failed: 2 });
    await results.send([good]);
    await eventually(async () => expect(await counts()).toMatchObject({ failed: 0, enriched: 1, 'not-matched': 1 }));
    expect(settledEvents(run)).toHaveLength(1);
  });

  it('counts what matching could not handle', async () => {
    const run = aRun();
    await results.tell(requested(run));
    await results.tell(sourced(run, 20, 1));
    const headers = { run: run.runId, batch: '1', part: '1', parts: '1', profiles: '20' };
    const aside = { key: keyOf('acme', run.runId, 1), value: 'x', headers };
    await results.putAside(profileBatches, 'matching', aside);
    await settled(run);
    expect((await results.get(`/runs/${run.runId}/progress`)).body.reasons).toEqual({ 'failed/dead-lettered': 20 });
  });

  it('takes the rows of a deleted profile and of a deleted enrichment back', async () => {
    const run = await ran(aRun(), [found('a'), found('gone')]);
    await results.tellProfile(profileDeleted('acme', 'gone'));
    await eventually(() => expect(sequencesOf(run, 'gone')).toEqual(['1', '2', '2 end']));
    expect(sequencesOf(run, 'a')).toEqual(['1']);
    await results.tellEnrichment(enrichmentDeleted(run));
    await eventually(() => expect(sequencesOf(run, 'a')).toEqual(['1', '2', '2 end']));
    expect(await results.get(`/enrichments/${run.enrichmentId}/rows`)).toMatchObject({ status: 404 });
  });

  it.each([
    ['of a row', [found('a', novo)]],
    ['of the end of a row', [notFound('a')]],
  ])('repairs what a process that woke up late has said, in the place %s', async (_, then) => {
    const run = await ran(aRun(), [found('a')]);
    await ran(nextRun(run), then);
    await eventually(() => expect(sequencesOf(run, 'a').length).toBeGreaterThan(1));
    const before = said(run, 'a');
    const present = before.slice(1);
    const [stale] = before;
    await results.sendRaw(enrichedProfiles, {
      key: keyOfRow(run, 'a'),
      value: stale?.value ?? '',
      headers: stale?.headers ?? {},
    });
    await eventually(() => expect(said(run, 'a').slice(before.length)).toEqual([stale, ...present]), 20_000);
  });

  it('names the batches that are missing when a run stands still', async () => {
    const run = aRun();
    const early = { ...sourced(run, 3, 3), time: '2026-06-01T08:00:00.000Z' };
    await results.tell(requested(run));
    await results.tell(early);
    await results.answer(answered(run, 2, [found('a')]));
    await eventually(async () => {
      const { body } = await results.get(`/runs/${run.runId}/progress`);
      expect(body).toMatchObject({ state: 'running', done: 1, missingBatches: [1, 3] });
    });
  });
});

describe('over HTTP', () => {
  const profileIds = Array.from({ length: 25 }, (_, index) => `p-${String(index).padStart(2, '0')}`);
  let run: Run;
  let second: Run;
  beforeAll(async () => {
    run = await ran(
      aRun(),
      profileIds.slice(0, 12).map((id) => found(id)),
      profileIds.slice(12).map((id) => found(id, novo, { confidence: 'MEDIUM', confidenceLabel: 'Medium-ish' })),
    );
    second = await ran(nextRun(run), [found('p-00', novo), found('p-01'), notFound('p-02')]);
  }, 60_000);

  /** Follows `next` to the end. */
  async function allOf(path: string): Promise<readonly { readonly profileId: string; readonly row?: object | null }[]> {
    const items = [];
    let next: string | null = '';
    while (next !== null) {
      const after: string = next === '' ? '' : `&after=${encodeURIComponent(next)}`;
      const { body } = await results.get(`${path}${after}`);
      items.push(...body.items);
      next = body.next;
    }
    return items;
  }

  it('pages through outcomes in the order of the batches, each once', async () => {
    const items = await allOf(`/runs/${run.runId}/outcomes?limit=7`);
    expect(items.map(({ profileId }) => profileId)).toEqual(profileIds);
    expect(items[20]).toEqual({ profileId: 'p-20', batch: 2, outcome: 'enriched' });
  });

  it('filters outcomes, and leaves nothing over on the last page', async () => {
    expect(await results.get(`/runs/${second.runId}/outcomes?outcome=not-matched&limit=1`)).toMatchObject({
      body: { items: [{ profileId: 'p-02', batch: 1, outcome: 'not-matched', reason: 'not-found' }], next: null },
    });
  });

  it('gives outcomes with the present row of each profile, null where there is none', async () => {
    const items = await allOf(`/runs/${run.runId}/outcomes?limit=10&rows=true`);
    expect(items[0]).toMatchObject({ profileId: 'p-00', row: { company: novo, runId: second.runId, sequence: 2 } });
    expect(items[2]).toMatchObject({ profileId: 'p-02', row: null });
  });

  it('refuses a cursor that is none', async () => {
    expect(await results.get(`/runs/${run.runId}/outcomes?after=x`)).toMatchObject({ status: 400 });
  });

  it('pages through the rows in profile id order', async () => {
    const items = await allOf(`/enrichments/${run.enrichmentId}/rows?limit=5`);
    expect(items.map(({ profileId }) => profileId)).toEqual(profileIds.filter((id) => id !== 'p-02'));
  });

  it.each([
    ['confidence=MEDIUM', 13],
    ['country=Denmark', 10],
    ['industry=Toys', 10],
    ['filled=phone', 14],
    ['filled=phone&confidence=HIGH', 1],
    ['country=Nowhere', 0],
  ])('filters rows by %s', async (filter, count) => {
    const { body } = await results.get(`/enrichments/${run.enrichmentId}/rows?${filter}`);
    expect(body.items).toHaveLength(count);
  });

  it('filters rows by the run that wrote them', async () => {
    const { body } = await results.get(`/enrichments/${run.enrichmentId}/rows?runId=${second.runId}`);
    expect(body.items).toMatchObject([{ profileId: 'p-00', confidence: 'HIGH' }]);
  });

  it("gives a row with the provider's own word for its confidence", async () => {
    const { body } = await results.get(`/enrichments/${run.enrichmentId}/rows/p-12`);
    expect(body.row).toMatchObject({ confidence: 'MEDIUM', confidenceLabel: 'Medium-ish' });
  });

  it('gives a row and what it was before, newest first', async () => {
    const { body } = await results.get(`/enrichments/${run.enrichmentId}/rows/p-00`);
    expect(body).toMatchObject({
      row: { company: novo, sequence: 2 },
      history: [
        { runId: second.runId, before: lego, changed: ['id', 'name', 'phone', 'industry', 'address'] },
        { runId: run.runId, before: null, changed: ['id', 'name', 'industry', 'address'] },
      ],
    });
  });

  it('gives the history of a row that was taken back', async () => {
    expect(await results.get(`/enrichments/${run.enrichmentId}/rows/p-02`)).toMatchObject({
      body: {
        row: null,
        history: [
          { runId: second.runId, before: lego },
          { runId: run.runId, before: null },
        ],
      },
    });
  });

  it('sums the output table up', async () => {
    const { body } = await results.get(`/enrichments/${run.enrichmentId}/summary`);
    expect(body).toMatchObject({
      rows: 24,
      confidences: { HIGH: 11, MEDIUM: 13 },
      fields: { id: 24, name: 24, phone: 14, industry: 10, address: 10 },
      lastUpdate: expect.any(String),
    });
  });

  it('lists the runs of an enrichment, newest first, page by page', async () => {
    const first = await results.get(`/enrichments/${run.enrichmentId}/runs?limit=1`);
    expect(first.body.items).toMatchObject([{ runId: second.runId, counts: { enriched: 1, unchanged: 1 } }]);
    const after = encodeURIComponent(first.body.next as string);
    expect(await results.get(`/enrichments/${run.enrichmentId}/runs?limit=1&after=${after}`)).toMatchObject({
      body: { items: [{ runId: run.runId, counts: { enriched: 25 } }], next: null },
    });
  });

  it.each([
    ['progress', () => `/runs/${run.runId}/progress`],
    ['progress as events', () => `/runs/${run.runId}/progress/events`],
    ['outcomes', () => `/runs/${run.runId}/outcomes`],
    ['history', () => `/enrichments/${run.enrichmentId}/runs`],
    ['rows', () => `/enrichments/${run.enrichmentId}/rows`],
    ['a row', () => `/enrichments/${run.enrichmentId}/rows/p-00`],
    ['a summary', () => `/enrichments/${run.enrichmentId}/summary`],
  ])('hides %s from another tenant', async (_, path) => {
    expect(await results.get(path(), { tenant: 'globex' })).toMatchObject({
      status: 404,
      body: { type: 'request/not-found' },
    });
  });

  it('answers 404 for a profile that has no row', async () => {
    expect(await results.get(`/enrichments/${run.enrichmentId}/rows/nobody`)).toMatchObject({ status: 404 });
  });

  it('follows a run to its end', async () => {
    const followed = aRun();
    await results.tell(requested(followed));
    await eventually(async () =>
      expect(await results.get(`/runs/${followed.runId}/progress`)).toMatchObject({ status: 200 }),
    );
    const events = readEvents(await results.open(`/runs/${followed.runId}/progress/events`));
    await ran(followed, [found('a')]);
    await results.tell(completed(followed));
    const seen = await events;
    expect(seen[0]).toMatchObject({ state: 'sourcing', profiles: null });
    expect(seen.at(-1)).toMatchObject({ state: 'completed', done: 1, counts: { enriched: 1 } });
  });

  it('gives the one event there is of a run that is over', async () => {
    const over = await ran(aRun(), [found('a')]);
    await results.tell(completed(over));
    await eventually(async () => {
      expect((await results.get(`/runs/${over.runId}/progress`)).body).toMatchObject({ state: 'completed' });
    });
    expect(await readEvents(await results.open(`/runs/${over.runId}/progress/events`))).toHaveLength(1);
  });
});

async function readEvents(response: Response): Promise<unknown[]> {
  const text = await response.text();
  return text
    .split('\n\n')
    .filter((block) => block.startsWith('data: '))
    .map((block) => JSON.parse(block.slice('data: '.length)) as unknown);
}

it('reaches the database through a tenant, or with a reason', () => {
  const reasons = ['relay', 'claim-due-work', 'own-topic'].map((reason) => `across-tenants: ${reason}`);
  const unsaid = results.commands.filter((command) => {
    const name = Object.keys(command)[0] ?? '';
    if (!['find', 'update', 'insert', 'aggregate', 'findAndModify', 'delete', 'distinct'].includes(name)) return false;
    return !['tenant', ...reasons].includes(String(command['comment']));
  });
  expect(unsaid.map((command) => JSON.stringify(command).slice(0, 200))).toEqual([]);
});
