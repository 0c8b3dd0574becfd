import { describe, expect, it } from '@jest/globals';
import type { EachBatchPayload, OffsetsByTopicPartition } from 'kafkajs';
import { runBatch, type BatchPorts } from './run-batch.ts';
import { aBatch } from './testing/batches.ts';

/** What outlives a process: the log with its committed offset, and the effects. */
interface World {
  readonly size: number;
  committed: number;
  readonly effects: number[];
}

/** One step of a process: before it the process may die, and then nothing of the step happens. */
type Step = <Result>(step: () => Result) => Promise<Result>;

type Handling = (world: World, step: Step) => (offset: number) => Promise<void>;

const effectFirst: Handling = (world, step) => async (offset) => {
  await step(() => world.effects.push(offset));
};

/** The negative control: what one gets who acknowledges first and works then. */
const commitFirst: Handling = (world, step) => async (offset) => {
  await step(() => (world.committed = offset + 1));
  await step(() => world.effects.push(offset));
};

/** Lets a process read from the committed offset on, and die before its step number `deathAt`. */
async function live(world: World, handling: Handling, deathAt: number): Promise<void> {
  const died = Promise.withResolvers<undefined>();
  let steps = 0;
  const step: Step = async (act) => {
    if (steps++ < deathAt) return act();
    died.resolve(undefined);
    return new Promise<never>(() => undefined);
  };
  const { payload } = aBatch(world.size);
  const messages = payload.batch.messages.slice(world.committed);
  const commit = ({ topics }: OffsetsByTopicPartition) =>
    step(() => void (world.committed = Number(topics[0]?.partitions[0]?.offset)));
  const mine = { ...payload, batch: { ...payload.batch, messages }, commitOffsetsIfNecessary: commit };
  const handle = handling(world, step);
  const ports: BatchPorts = {
    handle: ({ offset }) => handle(Number(offset)),
    putAside: async () => undefined,
    rest: () => undefined,
    onDelay: () => undefined,
    policy: { attempts: 1, backoffMs: 1 },
    endings: { closing: new AbortController().signal, abandoned: new AbortController().signal },
    commitEveryMs: 0,
  };
  await Promise.race([runBatch(mine as unknown as EachBatchPayload, ports), died.promise]);
}

/** What is lost when a process is killed before its step number `deathAt` and another one takes over. */
async function lostAfterKill(handling: Handling, deathAt: number): Promise<readonly number[]> {
  const world: World = { size: 4, committed: 0, effects: [] };
  await live(world, handling, deathAt);
  await live(world, handling, Infinity);
  return [0, 1, 2, 3].filter((offset) => !world.effects.includes(offset));
}

const everyStep = Array.from({ length: 12 }, (_, step) => step);

describe('a process that is killed', () => {
  it('loses no message, whichever of its steps it dies before', async () => {
    const losses = await Promise.all(everyStep.map((deathAt) => lostAfterKill(effectFirst, deathAt)));
    expect(losses.flat()).toEqual([]);
  });

  it('would lose one if it committed before the effect', async () => {
    const losses = await Promise.all(everyStep.map((deathAt) => lostAfterKill(commitFirst, deathAt)));
    expect(losses.flat()).toEqual([0, 1, 2, 3]);
  });

  it('repeats only what it had not committed', async () => {
    const world: World = { size: 4, committed: 0, effects: [] };
    // Dies after the second effect, before that is committed.
    await live(world, effectFirst, 3);
    await live(world, effectFirst, Infinity);
    expect(world.effects).toEqual([0, 1, 1, 2, 3]);
  });
});
