import { describe, expect, it } from '@jest/globals';
import { DependencyUnavailable } from '@firmograph/kernel';
import { runRawBatch, type RawChunk, type RawPorts } from './run-raw-batch.ts';
import { aBatch } from './testing/batches.ts';

function given(count: number, failures: Error[] = []) {
  const chunks: RawChunk[] = [];
  const rested: number[] = [];
  const failed = new Map<string, number>();
  const { payload, did } = aBatch(count);
  const ports: RawPorts = {
    handle: async (chunk) => {
      const failure = failures.shift();
      if (failure !== undefined) throw failure;
      chunks.push(chunk);
    },
    rest: (_, delayMs) => void rested.push(delayMs),
    onDelay: () => undefined,
    policy: { attempts: 3, backoffMs: 100 },
    endings: { closing: new AbortController().signal, abandoned: new AbortController().signal },
  };
  return { run: () => runRawBatch(payload, failed, ports), payload, chunks, rested, did };
}

describe('runRawBatch', () => {
  it('hands over keys, headers and tombstones, and says that it has caught up', async () => {
    const { run, chunks } = given(2);
    await run();
    const rest = { timestamp: 1_767_225_600_000 };
    expect(chunks).toEqual([
      {
        messages: [
          { key: 'acme:0', headers: { sequence: '0' }, offset: '0', isTombstone: false, ...rest },
          { key: 'acme:1', headers: { sequence: '1' }, offset: '1', isTombstone: true, ...rest },
        ],
        caughtUp: true,
      },
    ]);
  });

  it('hands a long batch over in pieces, committing each; only the last has caught up', async () => {
    const { run, chunks, did } = given(2500);
    await run();
    expect(chunks.map(({ messages, caughtUp }) => [messages.length, caughtUp])).toEqual([
      [1000, false],
      [1000, false],
      [500, true],
    ]);
    expect(did.committed).toEqual(['1000', '2000', '2500']);
  });

  it('has not caught up when more came meanwhile', async () => {
    const { run, payload, chunks } = given(2);
    Object.assign(payload.batch, { highWatermark: '3' });
    await run();
    expect(chunks).toMatchObject([{ caughtUp: false }]);
  });

  it('hands a failed piece over again, after ever longer waits, and loses none', async () => {
    const { run, chunks, rested, did } = given(1, [new Error('a'), new Error('b'), new Error('c'), new Error('d')]);
    for (let round = 0; round < 5; round += 1) await run();
    expect(rested).toEqual([100, 200, 400, 800]);
    expect({ chunks: chunks.length, committed: did.committed }).toEqual({ chunks: 1, committed: ['1'] });
  });

  it('waits as long as a dependency wishes', async () => {
    const { run, rested } = given(1, [
      new DependencyUnavailable('mongodb', 700),
      new DependencyUnavailable('mongodb', 700),
    ]);
    await run();
    await run();
    expect(rested).toEqual([700, 700]);
  });
});
