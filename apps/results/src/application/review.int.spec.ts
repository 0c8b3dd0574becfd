import 'reflect-metadata';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Answer } from '@firmograph/enrichment';
import type { Run } from '../domain/run.ts';
import type { ReviewState } from '../domain/review.ts';
import { aDefinition, answered, found, lego, notFound, novo, sourced } from '../testing/builders.ts';
import { scenarioOn, soon, type Scenario } from '../testing/scenario.ts';
import { openStores, type Stores } from '../testing/stores.ts';

let stores: Stores;
let scenario: Scenario;
beforeAll(async () => {
  stores = await openStores();
  scenario = scenarioOn(stores);
}, 60_000);
afterAll(() => stores.close());

const reviewed = () => aDefinition({ minimumConfidence: 'HIGH', review: { from: 'LOW' }, secondOpinion: 'show' });
const asked = { name: 'Lego' };
const doubtful = (company = lego, changes = {}): Answer =>
  found('a', company, { confidence: 'MEDIUM', asked, ...changes });

async function ran(run: Run, ...answers: readonly Answer[]): Promise<Run> {
  await stores.followRun.execute(sourced(run, answers.length, 1));
  await stores.recordAnswers.execute(answered(run, 1, answers));
  return run;
}
const begun = () => {
  const definition = reviewed();
  return scenario.begun({ definition, enrichmentId: definition.enrichmentId });
};
const decide = ({ tenantId, enrichmentId }: Run, state: ReviewState) =>
  stores.decideReview.execute(tenantId, { enrichmentId, profileId: 'a', state, by: 'ada' });
const reviewOf = ({ tenantId, enrichmentId }: Run) => stores.reviews.find(tenantId, enrichmentId, 'a');
const outcomesOf = async (run: Run) => (await scenario.recordOf(run))?.outcomes;

describe('a doubtful match', () => {
  const opinion = { name: 'agrees', website: 'disagrees', place: 'agrees', confidence: 0.3, isConflict: true } as const;

  it.each([
    ['the provider is less sure than the minimum', doubtful(), 'below-minimum'],
    ['our own judgement contradicts', doubtful(lego, { confidence: 'HIGH', opinion }), 'conflicting'],
    [
      'our own judgement doubts',
      doubtful(lego, { confidence: 'HIGH', opinion: { ...opinion, isConflict: false } }),
      'unsure',
    ],
  ])('waits for a person where %s', async (_, answer, why) => {
    const run = await ran(await begun(), answer);
    expect(await outcomesOf(run)).toEqual(['not-matched/awaiting-review']);
    expect(await scenario.rowOf(run, 'a')).toBeNull();
    expect(await reviewOf(run)).toMatchObject({
      state: 'waiting',
      why,
      asked,
      fill: { company: JSON.stringify(lego) },
    });
  });

  it('does not wait below the band, nor where nobody reviews', async () => {
    const low = await ran(await begun(), doubtful(lego, { confidence: 'VERY LOW' }));
    const definition = aDefinition({ minimumConfidence: 'HIGH' });
    const none = await ran(await scenario.begun({ definition, enrichmentId: definition.enrichmentId }), doubtful());
    expect([await outcomesOf(low), await outcomesOf(none)]).toEqual([
      ['not-matched/below-threshold'],
      ['not-matched/below-threshold'],
    ]);
    expect([await reviewOf(low), await reviewOf(none)]).toEqual([null, null]);
  });

  it('is accepted: the row is written and published, beside the run, which stays as it was', async () => {
    const run = await ran(await begun(), doubtful());
    const counts = await scenario.countsOf(run);
    await decide(run, 'accepted');
    expect(await scenario.rowOf(run, 'a')).toMatchObject({
      company: JSON.stringify(lego),
      confidence: 'MEDIUM',
      sequence: 1,
    });
    expect(scenario.saidOf(run, 'a')).toEqual(['1']);
    expect([await scenario.countsOf(run), await outcomesOf(run)]).toEqual([counts, ['not-matched/awaiting-review']]);
    expect(counts['not-matched']).toBe(1);
  });

  it('is rejected: a row of this company is retracted, one of another stays', async () => {
    const run = await ran(await begun(), doubtful());
    await decide(run, 'accepted');
    await decide(run, 'waiting');
    const other = await ran(await begun(), found('a', novo, { confidence: 'HIGH' }));
    await ran(await scenario.later(other), doubtful());
    await decide(other, 'rejected');
    expect(await scenario.rowOf(other, 'a')).toMatchObject({ state: 'filled', company: JSON.stringify(novo) });
    const same = await ran(await begun(), found('a', lego, { confidence: 'HIGH' }));
    await ran(await scenario.later(same), doubtful(lego));
    await decide(same, 'rejected');
    expect(await scenario.rowOf(same, 'a')).toMatchObject({ state: 'retracted', sequence: 2 });
  });

  it('is taken back: the row says what it said before, and the match waits again', async () => {
    const run = await ran(await begun(), found('a', novo, { confidence: 'HIGH' }));
    const second = await ran(await scenario.later(run), doubtful());
    await decide(second, 'accepted');
    await decide(second, 'waiting');
    expect(await reviewOf(run)).toMatchObject({ state: 'waiting' });
    expect(await scenario.rowOf(run, 'a')).toMatchObject({
      company: JSON.stringify(novo),
      runId: run.runId,
      sequence: 3,
    });
    expect(scenario.saidOf(run, 'a')).toEqual(['1', '2', '3']);
  });

  it('is decided once: the same word again changes nothing, another is refused', async () => {
    const run = await ran(await begun(), doubtful());
    await decide(run, 'accepted');
    await decide(run, 'accepted');
    await expect(decide(run, 'rejected')).rejects.toMatchObject({ code: 'review/decided' });
    expect(scenario.saidOf(run, 'a')).toEqual(['1']);
  });

  it('is not decided once a later run has written the row', async () => {
    const run = await ran(await begun(), doubtful());
    const review = await reviewOf(run);
    await ran(await scenario.later(run), found('a', novo, { confidence: 'HIGH' }));
    expect(await reviewOf(run)).toBeNull();
    expect(review?.state).toBe('waiting');
    await expect(decide(run, 'accepted')).rejects.toMatchObject({ code: 'request/not-found' });
  });
});

describe('a decision is remembered', () => {
  async function decided(state: ReviewState): Promise<Run> {
    const run = await ran(await begun(), doubtful());
    await decide(run, state);
    return run;
  }

  it('when it was accepted: the same answer to the same question is a match', async () => {
    const run = await decided('accepted');
    const later = await ran(await scenario.later(run), doubtful());
    const changed = await ran(await scenario.later(later), doubtful({ ...lego, industry: 'Games' }));
    expect([await outcomesOf(later), await outcomesOf(changed)]).toEqual([['unchanged'], ['enriched']]);
  });

  it('when it was rejected: the same answer to the same question is none', async () => {
    const later = await ran(await scenario.later(await decided('rejected')), doubtful());
    expect(await outcomesOf(later)).toEqual(['not-matched/rejected']);
  });

  it.each<[string, Answer]>([
    ['another question', doubtful(lego, { asked: { name: 'Lego', website: 'lego.com' } })],
    ['another company', doubtful(novo)],
  ])('but not for %s: it is asked again', async (_, answer) => {
    const run = await decided('accepted');
    const later = await ran(await scenario.later(run), answer);
    expect(await outcomesOf(later)).toEqual(['not-matched/awaiting-review']);
    expect(await reviewOf(run)).toMatchObject({ state: 'waiting', runId: later.runId });
    expect(await scenario.rowOf(run, 'a')).toMatchObject({ state: 'filled', company: JSON.stringify(lego) });
  });

  it('also when a definite no comes between', async () => {
    const run = await decided('rejected');
    const none = await ran(await scenario.later(run), notFound('a'));
    expect(await outcomesOf(await ran(await scenario.later(none), doubtful()))).toEqual(['not-matched/rejected']);
  });
});

it('a decision whose maker was killed is done by another', async () => {
  const run = await ran(await begun(), doubtful());
  stores.announcements.fails = 'before';
  await expect(decide(run, 'accepted')).rejects.toThrow();
  stores.announcements.fails = 'never';
  while ((await stores.doDecisions.execute(new Date(soon().getTime() + 60_000))) === 'worked');
  expect(await scenario.rowOf(run, 'a')).toMatchObject({ state: 'filled', sequence: 1 });
  expect(scenario.saidOf(run, 'a')).toEqual(['1']);
});
