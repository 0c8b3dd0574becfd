import { beforeEach, describe, expect, it } from '@jest/globals';
import { configurationRoutes, matchingRoutes, resultsRoutes } from '@firmograph/contracts';
import { anEnrichment } from '../testing/an-enrichment.ts';
import { running } from '../testing/running.ts';

const { now, run } = running();
const runId = '00000000-0000-4000-8000-000000000003';
const at = '2026-06-01T08:00:00.000Z';
const opinion = { confidence: 0.4, name: 'agrees', website: 'disagrees', place: 'agrees', isConflict: true };
const review = {
  ...{ profileId: 'p-1', runId, state: 'waiting', why: 'conflicting', asked: { name: 'Lego' }, opinion },
  ...{ company: { name: 'LEGO A/S' }, confidence: 'LOW', askedAt: at, since: at, decidedBy: null, decidedAt: null },
};
const bodies: unknown[] = [];
beforeEach(() => {
  bodies.length = 0;
  now.stack.more.push(
    [configurationRoutes.listEnrichments, () => ({ items: [anEnrichment('Companies')], next: null })],
    [resultsRoutes.listReviews, ({ query }) => ({ items: query['state'] === 'waiting' ? [review] : [], next: null })],
    [resultsRoutes.takeBackReview, () => review],
    [
      resultsRoutes.decideReview,
      ({ body }) => {
        bodies.push(body);
        return { ...review, state: 'accepted' };
      },
    ],
    [
      matchingRoutes.recordMatchDecision,
      ({ body }) => {
        bodies.push(body);
      },
    ],
  );
});

describe('doubtful matches', () => {
  it('are shown with what was asked beside what came back', async () => {
    expect((await run('review list Companies')).output).toMatch(
      /p-1[^]*Lego[^]*LEGO A\/S[^]*LOW[^]*0\.40[^]*conflicting/,
    );
    expect((await run('review list Companies --state rejected')).output).toBe('There are none.\n');
  });

  it('are accepted, and our own judgement learns from it', async () => {
    const { output, errors } = await run('review accept Companies p-1');
    expect([errors, output]).toEqual(['', 'p-1 is accepted; later runs remember it.\n']);
    expect(bodies).toEqual([
      { verdict: 'accepted' },
      { runId, profileId: 'p-1', verdict: 'accepted', confidence: 0.4 },
    ]);
  });

  it('wait again when a decision is taken back', async () => {
    expect((await run('review take-back Companies p-1')).output).toBe('p-1 waits again.\n');
  });
});
