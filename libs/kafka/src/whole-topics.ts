import { randomUUID } from 'node:crypto';
import type { Kafka } from 'kafkajs';
import type { TopicContract } from '@firmograph/contracts';
import { inNamespace } from './client.ts';
import { readTopics } from './read-topics.ts';

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
    const found: FoundMessage[] = [];
    await readTopics(this.kafka, inNamespace(this.namespace, `whole-topic-${randomUUID()}`), {
      topics: [inNamespace(this.namespace, topic.name)],
      rangeOf: (_, held) => held,
      onMessage: (_, { key, value }) =>
        void found.push({ key: key?.toString() ?? '', value: value?.toString() ?? null }),
    });
    return found;
  }
}
