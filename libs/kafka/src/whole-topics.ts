import { randomUUID } from 'node:crypto';
import type { Kafka, KafkaMessage } from 'kafkajs';
import type { TopicContract } from '@firmograph/contracts';
import { inNamespace } from './client.ts';
import { patiently } from './patiently.ts';

export interface FoundMessage {
  readonly key: string;
  /** Null: a tombstone. */
  readonly value: string | null;
}

/** Reads topics that are small and kept for ever from their beginning, whatever the service's group has read before. */
export class WholeTopics {
  constructor(
    private readonly kafka: Kafka,
    private readonly namespace: string,
  ) {}

  /** All that the topic holds now; in order within a key. */
  async read(topic: TopicContract): Promise<readonly FoundMessage[]> {
    const name = inNamespace(this.namespace, topic.name);
    const group = inNamespace(this.namespace, `whole-topic-${randomUUID()}`);
    const admin = this.kafka.admin();
    await admin.connect();
    try {
      const ends = new Map<number, bigint>();
      for (const { partition, low, high } of await patiently(() => admin.fetchTopicOffsets(name)))
        if (BigInt(high) > BigInt(low)) ends.set(partition, BigInt(high));
      if (ends.size === 0) return [];
      const found = await this.consume(name, group, ends);
      await admin.deleteGroups([group]);
      return found;
    } finally {
      await admin.disconnect();
    }
  }

  private async consume(topic: string, groupId: string, ends: Map<number, bigint>): Promise<readonly FoundMessage[]> {
    const found: FoundMessage[] = [];
    const consumer = this.kafka.consumer({ groupId, maxWaitTimeInMs: 50, allowAutoTopicCreation: false });
    const { promise: done, resolve, reject } = Promise.withResolvers<undefined>();
    consumer.on(consumer.events.CRASH, ({ payload: { error } }) => reject(error));
    try {
      await consumer.connect();
      await patiently(() => consumer.subscribe({ topic, fromBeginning: true }));
      await consumer.run({
        autoCommit: false,
        eachBatch: async ({ batch: { partition, messages } }) => {
          for (const message of messages) found.push(foundIn(message));
          if (isRead(messages, ends.get(partition))) ends.delete(partition);
          if (ends.size === 0) resolve(undefined);
        },
      });
      await done;
    } finally {
      await consumer.disconnect();
    }
    return found;
  }
}

function foundIn({ key, value }: KafkaMessage): FoundMessage {
  return { key: key?.toString() ?? '', value: value?.toString() ?? null };
}

/** Nothing before the end is missing any more. */
function isRead(messages: readonly KafkaMessage[], end: bigint | undefined): boolean {
  const last = messages.at(-1);
  return last !== undefined && end !== undefined && BigInt(last.offset) + 1n >= end;
}
