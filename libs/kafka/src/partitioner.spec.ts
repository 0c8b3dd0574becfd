import { expect, it } from '@jest/globals';
import fc from 'fast-check';
import { Partitioners, type Message, type PartitionerArgs } from 'kafkajs';
import { defaultPartitioner } from './partitioner.ts';

const [ours, theirs] = [defaultPartitioner(), Partitioners.DefaultPartitioner()];

function sent(message: Message, partitions: number): PartitionerArgs {
  const partitionMetadata = Array.from({ length: partitions }, (_, partitionId) => ({
    ...{ partitionId, leader: 0, partitionErrorCode: 0 },
    ...{ replicas: [], isr: [] },
  }));
  return { topic: 'any', partitionMetadata, message };
}

it('puts each key where the client that kafkajs copies puts it', () => {
  const keys = fc.oneof(
    fc.string({ unit: 'grapheme' }),
    fc.uint8Array({ maxLength: 40 }).map((bytes) => Buffer.from(bytes)),
  );
  fc.assert(
    fc.property(keys, fc.integer({ min: 1, max: 64 }), (key, partitions) => {
      const message = sent({ key, value: null }, partitions);
      expect(ours(message)).toBe(theirs(message));
    }),
  );
});

it('goes to the partition that is named', () => {
  expect(ours(sent({ key: 'k', value: null, partition: 5 }, 8))).toBe(5);
});

it('goes anywhere without a key', () => {
  expect([0, 1, 2]).toContain(ours(sent({ value: 'v' }, 3)));
});
