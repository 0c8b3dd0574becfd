import 'reflect-metadata';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { keyOf } from '@firmograph/kernel';
import { eventually } from '@firmograph/testing';
import { answered, aRun, found, lego, notAttempted, notFound, requested, sourced } from './testing/builders.ts';
import { startResults, type ResultsUnderTest } from './testing/results-under-test.ts';

describe('a run', () => {
  let results: ResultsUnderTest;
  beforeAll(async () => {
    results = await startResults();
  }, 120_000);
  afterAll(() => results.stop());

  it('turns answers into rows, outcomes and events, and settles once', async () => {
    const run = aRun();
    await results.tell(requested(run));
    await results.tell(sourced(run, 3, 1));
    await results.answer(answered(run, 1, [found('a'), notFound('b'), notAttempted('c')]));
    await eventually(async () => {
      expect(await results.get(`/runs/${run.runId}/progress`)).toMatchObject({
        body: { state: 'settled', done: 3, profiles: 3, counts: { enriched: 1, 'not-matched': 1, 'not-attempted': 1 } },
      });
    });
    const key = keyOf('acme', run.enrichmentId, 'a');
    await eventually(() => expect(results.published.messages.filter((m) => m.key === key)).toHaveLength(1));
    expect((await results.get(`/enrichments/${run.enrichmentId}/rows`)).body.items).toMatchObject([
      { profileId: 'a', company: lego },
    ]);
  });
});
