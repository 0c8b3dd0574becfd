import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { keyOf } from '@firmograph/kernel';
import type { PutAside } from './count-dead-letters.ts';
import type { Run } from '../domain/run.ts';
import { answered, found, notFound } from '../testing/builders.ts';
import { scenarioOn, type Scenario } from '../testing/scenario.ts';
import { openStores, type Stores } from '../testing/stores.ts';

let stores: Stores;
let scenario: Scenario;
beforeAll(async () => {
  stores = await openStores();
  scenario = scenarioOn(stores);
});
afterAll(() => stores.close());
beforeEach(() => {
  stores.announcements.all = [];
  stores.announcements.fails = 'never';
});

describe('a message that was put aside', () => {
  const letter = (run: Run, batch: number, profiles: number): PutAside => ({
    key: keyOf('acme', run.runId, batch),
    headers: { run: run.runId, batch: String(batch), part: '1', parts: '1', profiles: String(profiles) },
    timestamp: Date.now(),
  });

  it('counts its profiles as failed', async () => {
    const run = await scenario.begun();
    await stores.countDeadLetters.execute([letter(run, 1, 20)]);
    expect(await stores.tallies.sum('acme', run.runId)).toMatchObject({
      profiles: 20,
      counts: { failed: 20 },
      reasons: { 'failed/dead-lettered': 20 },
    });
  });

  it('counts once, however often it is read', async () => {
    const run = await scenario.begun();
    await stores.countDeadLetters.execute([letter(run, 1, 20), letter(run, 1, 20)]);
    await stores.countDeadLetters.execute([letter(run, 1, 20)]);
    expect(await scenario.countsOf(run)).toMatchObject({ failed: 20 });
  });

  it('is counted anew, and its rows are written, when it is replayed', async () => {
    const run = await scenario.begun();
    await stores.countDeadLetters.execute([letter(run, 1, 2)]);
    await stores.recordAnswers.execute(answered(run, 1, [found('a'), notFound('b')]));
    expect(await scenario.countsOf(run)).toMatchObject({ failed: 0, enriched: 1, 'not-matched': 1 });
    expect(await scenario.rowOf(run, 'a')).toMatchObject({ sequence: 1 });
  });

  it('counts nothing where the part has a record', async () => {
    const run = await scenario.begun();
    await stores.recordAnswers.execute(answered(run, 1, [found('a')]));
    await stores.countDeadLetters.execute([letter(run, 1, 1)]);
    expect(await scenario.countsOf(run)).toMatchObject({ failed: 0, enriched: 1 });
  });

  it.each([
    ['without headers', (good: PutAside) => ({ ...good, headers: {} })],
    ['with a header that is no number', (good: PutAside) => ({ ...good, headers: { ...good.headers, batch: 'x' } })],
    ['with the headers of another run', (good: PutAside) => ({ ...good, key: keyOf('acme', randomUUID(), 1) })],
    ['without a key', (good: PutAside) => ({ ...good, key: '' })],
  ])('is left out %s', async (_, broken) => {
    const run = await scenario.begun();
    await stores.countDeadLetters.execute([broken(letter(run, 1, 20))]);
    expect(await scenario.countsOf(run)).toMatchObject({ failed: 0 });
  });
});
