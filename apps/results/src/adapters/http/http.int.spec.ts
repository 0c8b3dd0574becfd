import 'reflect-metadata';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { resultsRoutes } from '@firmograph/contracts';
import type { Run } from '../../domain/run.ts';
import { aRun, found, lego, notFound, novo, requested } from '../../testing/builders.ts';
import { journeyOn, nextRun, type Journey } from '../../testing/journey.ts';
import { startResults, type ResultsUnderTest } from '../../testing/results-under-test.ts';

const { getRow, getSummary, getSummaryHistory, listOutcomes, listRows, listRunHistory } = resultsRoutes;
const { listProfileEnrichments, listReviews, listRecentRuns } = resultsRoutes;
let results: ResultsUnderTest;
let journey: Journey;
beforeAll(async () => {
  results = await startResults();
  journey = journeyOn(results);
}, 120_000);
afterAll(() => results.stop());

describe('over HTTP', () => {
  const profileIds = Array.from({ length: 25 }, (_, index) => `p-${String(index).padStart(2, '0')}`);
  let run: Run;
  let second: Run;
  beforeAll(async () => {
    run = await journey.ran(
      aRun(),
      profileIds.slice(0, 12).map((id) => found(id)),
      profileIds.slice(12).map((id) => found(id, novo, { confidence: 'MEDIUM', confidenceLabel: 'Medium-ish' })),
    );
    second = await journey.ran(nextRun(run), [found('p-00', novo), found('p-01'), notFound('p-02')]);
  }, 60_000);

  const outcomesOf = (of: Run, query: string) => results.ask(listOutcomes, `/runs/${of.runId}/outcomes?${query}`);
  const rows = (query: string) => results.ask(listRows, `/enrichments/${run.enrichmentId}/rows?${query}`);
  const row = (profileId: string) => results.ask(getRow, `/enrichments/${run.enrichmentId}/rows/${profileId}`);

  /** Follows `next` to the end. */
  async function allOf<Item>(
    page: (after: string) => Promise<{ readonly items: Item[]; readonly next: string | null }>,
  ) {
    const items: Item[] = [];
    for (let after: string | null = ''; after !== null;) {
      const found = await page(after);
      items.push(...found.items);
      after = found.next === null ? null : `&after=${encodeURIComponent(found.next)}`;
    }
    return items;
  }

  it('pages through outcomes in the order of the batches, each once', async () => {
    const items = await allOf((after) => outcomesOf(run, `limit=7${after}`));
    expect(items.map(({ profileId }) => profileId)).toEqual(profileIds);
    expect(items[20]).toEqual({ profileId: 'p-20', batch: 2, outcome: 'enriched' });
  });

  it('filters outcomes, and leaves nothing over on the last page', async () => {
    expect(await outcomesOf(second, 'outcome=not-matched&limit=1')).toEqual({
      items: [{ profileId: 'p-02', batch: 1, outcome: 'not-matched', reason: 'not-found' }],
      next: null,
    });
  });

  it('gives outcomes with the present row of each profile, null where there is none', async () => {
    const items = await allOf((after) => outcomesOf(run, `limit=10&rows=true${after}`));
    expect(items[0]).toMatchObject({ profileId: 'p-00', row: { company: novo, runId: second.runId, sequence: 2 } });
    expect(items[2]).toMatchObject({ profileId: 'p-02', row: null });
  });

  it('refuses a cursor that is none', async () => {
    expect(await results.get(`/runs/${run.runId}/outcomes?after=x`)).toMatchObject({ status: 404 });
  });

  it('pages through the rows in profile id order', async () => {
    const items = await allOf((after) => rows(`limit=5${after}`));
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
    expect((await rows(filter)).items).toHaveLength(count);
  });

  it('filters rows by the run that wrote them', async () => {
    expect((await rows(`runId=${second.runId}`)).items).toMatchObject([{ profileId: 'p-00', confidence: 'HIGH' }]);
  });

  it("gives a row with the provider's own word for its confidence", async () => {
    expect((await row('p-12')).row).toMatchObject({ confidence: 'MEDIUM', confidenceLabel: 'Medium-ish' });
  });

  it('gives a row and what it was before, newest first', async () => {
    expect(await row('p-00')).toMatchObject({
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
    expect(await results.ask(getSummary, `/enrichments/${run.enrichmentId}/summary`)).toMatchObject({
      rows: 24,
      confidences: { HIGH: 11, MEDIUM: 13 },
      fields: { id: 24, name: 24, phone: 14, industry: 10, address: 10 },
      lastUpdate: expect.any(String),
    });
  });

  it('says how many of the data set are enriched, and what the last run did', async () => {
    expect(await results.ask(getSummary, `/enrichments/${run.enrichmentId}/summary`)).toMatchObject({
      ...{ profiles: 3, enriched: 2, percent: 66.7 },
      lastRun: {
        runId: second.runId,
        changes: { processedAndChanged: 1, processedNotChanged: 2, notProcessedNotChanged: 0 },
      },
    });
  });

  it.each([
    ['per=run', [25, 2]],
    ['per=day', [2]],
    ['range=7d', [25, 2]],
    ['range=custom&from=2000-01-01T00:00:00Z', [25, 2]],
    ['range=custom&from=2000-01-01T00:00:00Z&to=2001-01-01T00:00:00Z', []],
  ])('says how many were enriched over time: %s', async (query, enriched) => {
    const path = `/enrichments/${run.enrichmentId}/summary/history?${query}`;
    const { points } = await results.ask(getSummaryHistory, path);
    expect(points.map((point) => point.enriched)).toEqual(enriched);
  });

  it.each(['range=custom', 'range=7d&from=2000-01-01T00:00:00Z', 'range=1y'])('refuses the time %s', async (query) => {
    const path = `/enrichments/${run.enrichmentId}/summary/history?${query}`;
    expect(await results.get(path)).toMatchObject({ status: 400 });
  });

  it('gives what all enrichments know of a profile, to its tenant', async () => {
    const other = await journey.ran(aRun(), [found('p-05', novo)]);
    const { items } = await results.ask(listProfileEnrichments, '/profiles/p-05/enrichments');
    expect(items).toHaveLength(2);
    expect(items).toContainEqual(
      expect.objectContaining({ enrichmentId: other.enrichmentId, row: expect.objectContaining({ company: novo }) }),
    );
    const ofGlobex = await results.get('/profiles/p-05/enrichments', { tenant: 'globex' });
    expect(ofGlobex.body).toEqual({ items: [] });
  });

  it('lists doubtful matches beside what the output table says', async () => {
    const definition = { ...aRun().definition, minimumConfidence: 'HIGH' as const, review: { from: 'LOW' as const } };
    const reviewed = aRun({ definition });
    await journey.ran(reviewed, [found('d-1', lego, { confidence: 'LOW', asked: { name: 'Lego' } })]);
    const { items } = await results.ask(listReviews, `/enrichments/${reviewed.enrichmentId}/reviews`);
    expect(items).toMatchObject([
      { profileId: 'd-1', why: 'below-minimum', asked: { name: 'Lego' }, company: lego, confidence: 'LOW', row: null },
    ]);
  });

  it('lists the runs of all enrichments that ended last', async () => {
    const over = await journey.ran(aRun(), [found('z')]);
    await journey.over(over);
    const { items } = await results.ask(listRecentRuns, '/runs/recent?limit=1');
    expect(items).toMatchObject([{ runId: over.runId, state: 'completed', counts: { enriched: 1 } }]);
  });

  it('lists the runs of an enrichment, newest first, page by page', async () => {
    const runsOf = (after: string) =>
      results.ask(listRunHistory, `/enrichments/${run.enrichmentId}/runs?limit=1${after}`);
    expect(await allOf(runsOf)).toMatchObject([
      { runId: second.runId, counts: { enriched: 1, unchanged: 1, 'not-matched': 1 } },
      { runId: run.runId, counts: { enriched: 25 } },
    ]);
  });

  it.each([
    ['progress', () => `/runs/${run.runId}/progress`],
    ['progress as events', () => `/runs/${run.runId}/progress/events`],
    ['outcomes', () => `/runs/${run.runId}/outcomes`],
    ['history', () => `/enrichments/${run.enrichmentId}/runs`],
    ['rows', () => `/enrichments/${run.enrichmentId}/rows`],
    ['a row', () => `/enrichments/${run.enrichmentId}/rows/p-00`],
    ['a summary', () => `/enrichments/${run.enrichmentId}/summary`],
    ['doubtful matches', () => `/enrichments/${run.enrichmentId}/reviews`],
    ['the changes of a run', () => `/runs/${run.runId}/changes`],
    ['the counts of changes', () => `/runs/${run.runId}/changes/counts`],
    ['an undo', () => `/runs/${run.runId}/undo`],
    ['a summary over time', () => `/enrichments/${run.enrichmentId}/summary/history`],
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
    await journey.hasState(followed, 'sourcing');
    const events = readEvents(await results.open(`/runs/${followed.runId}/progress/events`));
    await journey.ran(followed, [found('a')]);
    await journey.over(followed);
    const seen = await events;
    expect(seen[0]).toMatchObject({ state: 'sourcing', profiles: null });
    expect(seen.at(-1)).toMatchObject({ state: 'completed', done: 1, counts: { enriched: 1 } });
  });

  it('gives the one event there is of a run that is over', async () => {
    const over = await journey.ran(aRun(), [found('a')]);
    await journey.over(over);
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
