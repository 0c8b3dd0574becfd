import { describe, expect, it } from '@jest/globals';
import type { Envelope } from '@firmograph/contracts';
import { DependencyUnavailable } from '@firmograph/kernel';
import { ContractBreach } from './contract-breach.ts';
import { runEventBatch, type EventBatchPorts } from './run-event-batch.ts';
import { aBatch } from './testing/batches.ts';

function given(count: number, failing: (offsets: readonly string[]) => Error | undefined = () => undefined) {
  const handled: string[][] = [];
  const aside: string[] = [];
  const rested: number[] = [];
  const { payload, did } = aBatch(count);
  const ports: EventBatchPorts = {
    // Of a message only its offset is of interest here; message 1 is a tombstone.
    read: ({ offset, value }) => (value === null ? undefined : ({ id: offset } as Envelope)),
    handle: async (events) => {
      const offsets = events.map(({ id }) => id);
      const failure = failing(offsets);
      if (failure !== undefined) throw failure;
      handled.push(offsets);
    },
    putAside: async ({ offset }) => void aside.push(offset),
    rest: (_, delayMs) => void rested.push(delayMs),
    onDelay: () => undefined,
    policy: { attempts: 2, backoffMs: 1 },
    commitEveryMs: 0,
    endings: { closing: new AbortController().signal, abandoned: new AbortController().signal },
  };
  return {
    run: (own: Partial<EventBatchPorts> = {}) => runEventBatch(payload, { ...ports, ...own }),
    did,
    handled,
    aside,
    rested,
  };
}

describe('events that are handed over together', () => {
  it('come in order, a thousand messages at a time, without tombstones, and each piece is committed', async () => {
    const { run, handled, did } = given(2100);
    await run();
    expect(handled.map(({ length }) => length)).toEqual([999, 1000, 100]);
    expect(handled[0]?.slice(0, 3)).toEqual(['0', '2', '3']);
    expect(did.committed).toEqual(['1000', '2000', '2100']);
  });

  it('do without those that break their contract, which are put aside', async () => {
    const { run, handled, aside } = given(4);
    const read: EventBatchPorts['read'] = ({ offset }) => {
      if (offset === '2') throw new ContractBreach('contract/not-json');
      return { id: offset } as Envelope;
    };
    await run({ read });
    expect({ handled, aside }).toEqual({ handled: [['0', '1', '3']], aside: ['2'] });
  });

  it('are handled one by one when they fail together, and only what fails alone is put aside', async () => {
    const { run, handled, aside, did } = given(4, (offsets) =>
      offsets.includes('2') ? new Error('a bug') : undefined,
    );
    await run();
    expect({ handled, aside }).toEqual({ handled: [['0'], ['3']], aside: ['2'] });
    expect(did.committed).toEqual(['4']);
  });

  it('are left for later, and not committed, while a dependency is away', async () => {
    const { run, rested, aside, did } = given(3, () => new DependencyUnavailable('mongodb', 700));
    await run();
    expect({ rested, aside, committed: did.committed }).toEqual({ rested: [700], aside: [], committed: [] });
  });
});
