import { expect, it } from '@jest/globals';
import type { Batch } from 'kafkajs';
import { Lag } from './lag.ts';

const aBatchOf = (partition: number, first: number, last: number, end: number) =>
  ({
    topic: 't',
    partition,
    offsetLagLow: () => String(end - 1 - first),
    offsetLag: () => String(end - 1 - last),
  }) as Batch;

it('counts what is not done with, before and after a batch', () => {
  const lag = new Lag();
  const batch = aBatchOf(0, 10, 14, 20);
  lag.begun(batch);
  expect(lag.report()).toEqual([{ topic: 't', partition: 0, messages: 10 }]);
  lag.done(batch);
  expect(lag.report()).toEqual([{ topic: 't', partition: 0, messages: 5 }]);
});

it('forgets the partitions that it had when they are dealt out anew', () => {
  const lag = new Lag();
  lag.begun(aBatchOf(0, 0, 1, 2));
  lag.forget();
  lag.begun(aBatchOf(1, 0, 0, 1));
  expect(lag.report()).toEqual([{ topic: 't', partition: 1, messages: 1 }]);
});
