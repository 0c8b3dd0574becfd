import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { Run } from '../domain/run.ts';
import { answered, found, lego, notFound, novo } from '../testing/builders.ts';
import { scenarioOn, soon, type Scenario } from '../testing/scenario.ts';
import { openStores, type Stores } from '../testing/stores.ts';

const partition = 3;
const keys: string[] = [];
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
  stores.ownTopic.end = 100n;
  stores.ownTopic.read = 100n;
});

afterEach(() => stores.doubts.drop(keys.splice(0)));

/** These sequences of the row of profile `a` are read from the topic. */
async function landed(run: Run, ...sequences: readonly number[]): Promise<void> {
  await read(run, sequences, true);
}

async function read(run: Run, sequences: readonly number[], caughtUp: boolean): Promise<void> {
  const key = scenario.keyOfRow(run, 'a');
  keys.push(key);
  const messages = sequences.map((sequence) => ({ key, headers: { sequence: String(sequence) } }));
  await stores.guard.execute({ partition, messages, caughtUp });
}

async function lookInto(times = 3): Promise<void> {
  for (let time = 0; time < times; time += 1) await stores.repair.execute(soon());
}

/** A row that was written twice, and said twice. */
async function writtenTwice(): Promise<Run> {
  const run = await scenario.begun();
  await stores.recordAnswers.execute(answered(run, 1, [found('a')]));
  const second = await scenario.later(run);
  await stores.recordAnswers.execute(answered(second, 1, [found('a', novo)]));
  return second;
}

describe('the guard of the public topic', () => {
  it('has no doubt while the present state has landed last', async () => {
    const run = await writtenTwice();
    await landed(run, 1, 2);
    expect(await stores.repair.execute(soon())).toBe('idle');
  });

  it('says the present state again when an older one has landed last, with the same bytes', async () => {
    const run = await writtenTwice();
    const said = stores.announcements.all.at(-1);
    await landed(run, 2, 1);
    await lookInto();
    expect(scenario.saidOf(run, 'a')).toEqual(['1', '2', '2']);
    expect(stores.announcements.all.at(-1)).toEqual(said);
  });

  it('says it once, and is content when it has landed', async () => {
    const run = await writtenTwice();
    await landed(run, 2, 1);
    await lookInto();
    await landed(run, 2);
    expect(await stores.repair.execute(soon())).toBe('idle');
  });

  it('says it again where that was overtaken by an older one too', async () => {
    const run = await writtenTwice();
    await landed(run, 2, 1);
    await lookInto();
    await landed(run, 2, 1);
    await lookInto(2);
    expect(scenario.saidOf(run, 'a')).toEqual(['1', '2', '2', '2']);
  });

  it('ends the key again when an older state has landed after its end', async () => {
    const first = await scenario.begun();
    await stores.recordAnswers.execute(answered(first, 1, [found('a')]));
    await stores.recordAnswers.execute(answered(await scenario.later(first), 1, [notFound('a')]));
    await landed(first, 2, 2, 1);
    await lookInto();
    expect(scenario.saidOf(first, 'a')).toEqual(['1', '2', '2 end', '2', '2 end']);
  });

  it('waits while what is newer may still be unread', async () => {
    const run = await writtenTwice();
    stores.ownTopic.read = 99n;
    await landed(run, 1);
    await lookInto();
    expect(scenario.saidOf(run, 'a')).toEqual(['1', '2']);
    await landed(run, 2);
    expect(await stores.repair.execute(soon())).toBe('idle');
  });

  it('waits while what is newer is not published', async () => {
    const first = await scenario.begun();
    await stores.recordAnswers.execute(answered(first, 1, [found('a')]));
    const second = await scenario.later(first);
    stores.announcements.fails = 'before';
    await expect(stores.recordAnswers.execute(answered(second, 1, [found('a', novo)]))).rejects.toThrow();
    stores.announcements.fails = 'never';
    await landed(first, 1);
    await lookInto();
    expect(scenario.saidOf(first, 'a')).toEqual(['1']);
    await stores.finishUnfinished.execute(soon());
    await landed(first, 2);
    expect(scenario.saidOf(first, 'a')).toEqual(['1', '2']);
    expect(await stores.repair.execute(soon())).toBe('idle');
  });

  it('begins anew when the row changes while it looks', async () => {
    const run = await writtenTwice();
    await landed(run, 1);
    await lookInto(1);
    await stores.recordAnswers.execute(answered(await scenario.later(run), 1, [found('a', lego)]));
    await lookInto(1);
    expect(scenario.saidOf(run, 'a')).toEqual(['1', '2', '3']);
    await landed(run, 3);
    expect(await stores.repair.execute(soon())).toBe('idle');
  });

  it('remembers a doubt though the process that had it is gone', async () => {
    const run = await writtenTwice();
    await landed(run, 2, 1);
    expect(await stores.doubts.areOpen(partition)).toBe(true);
    await landed(run, 2);
    expect(await stores.doubts.areOpen(partition)).toBe(false);
  });

  it('looks into nothing soon while there is more to read', async () => {
    const run = await writtenTwice();
    await read(run, [1], false);
    expect(await stores.repair.execute(soon())).toBe('idle');
    await read(run, [2], true);
    expect(await stores.doubts.areOpen(partition)).toBe(false);
  });

  it("has no opinion of keys that are nobody's, or messages without a sequence", async () => {
    await stores.guard.execute({
      partition,
      caughtUp: true,
      messages: [
        { key: 'nobody', headers: { sequence: '4' } },
        { key: 'acme:x:y', headers: {} },
      ],
    });
    expect(await stores.repair.execute(soon())).toBe('idle');
  });
});
