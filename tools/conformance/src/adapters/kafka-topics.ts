import { randomBytes } from 'node:crypto';
import type { OutgoingMessage } from '@firmograph/contracts';
import { enrichedProfiles, tombstone } from '@firmograph/contracts';
import { EventPublisher, inNamespace, kafkaClient, Sender } from '@firmograph/kafka';
import { eventually, readTopic } from '@firmograph/testing';
import { Topics } from '../application/ports.ts';

type Client = ReturnType<typeof kafkaClient>;

const service = 'firmograph-conformance';
const compactedWithinMs = 90_000;

const keepings = {
  // Nothing is taken away while a consumer is looked at.
  normal: { partitions: 3, settings: { 'min.compaction.lag.ms': '3600000' } },
  // One partition, because a segment is closed by the next write to its partition.
  eager: {
    partitions: 1,
    settings: {
      'segment.ms': '200',
      'min.compaction.lag.ms': '0',
      'max.compaction.lag.ms': '200',
      'min.cleanable.dirty.ratio': '0.001',
      'delete.retention.ms': '100',
    },
  },
} as const;

/** Topics named like the public one, in a namespace for each, so that a consumer may find its topic by name, too. */
export class KafkaTopics extends Topics {
  private readonly kafka: Client;
  private readonly sender: Sender;
  private readonly prefix = `conformance-${randomBytes(4).toString('hex')}`;
  private readonly created: string[] = [];

  constructor(private readonly brokers: readonly string[]) {
    super();
    this.kafka = kafkaClient({ brokers, service });
    this.sender = new Sender(this.kafka);
  }

  async create(keeping: keyof typeof keepings): Promise<string> {
    const { partitions, settings } = keepings[keeping];
    const topic = inNamespace(`${this.prefix}-${this.created.length}`, enrichedProfiles.name);
    const configEntries = Object.entries({ 'cleanup.policy': 'compact', ...settings }).map(([name, value]) => ({
      name,
      value,
    }));
    await this.asAdmin((admin) =>
      admin.createTopics({ topics: [{ topic, numPartitions: partitions, configEntries }], waitForLeaders: true }),
    );
    this.created.push(topic);
    return topic;
  }

  async publish(topic: string, messages: readonly OutgoingMessage[]): Promise<void> {
    const namespace = topic.slice(0, -enrichedProfiles.name.length - 1);
    await new EventPublisher(this.sender, namespace).publish(messages);
  }

  async compacted(topic: string, published: number): Promise<boolean> {
    let nudges = 0;
    const fewer = async (): Promise<void> => {
      // Of a key that nothing else is said of. It closes the segment before it.
      await this.publish(topic, [tombstone(enrichedProfiles, 'conformance-nudge', (nudges += 1))]);
      if ((await this.countOf(topic)) >= published) throw new Error('not compacted yet');
    };
    return eventually(fewer, compactedWithinMs).then(
      () => true,
      () => false,
    );
  }

  /** Takes away what was created. */
  async close(): Promise<void> {
    await this.sender.close();
    if (this.created.length > 0) await this.asAdmin((admin) => admin.deleteTopics({ topics: this.created }));
  }

  private async countOf(topic: string): Promise<number> {
    const [end] = await this.asAdmin((admin) => admin.fetchTopicOffsets(topic));
    const last = BigInt(end?.high ?? 0) - 1n;
    const reader = await readTopic(this.brokers, topic);
    try {
      await eventually(() => {
        if (!reader.messages.some(({ offset }) => BigInt(offset) >= last)) throw new Error('not read yet');
      }, 10_000);
      return reader.messages.length;
    } finally {
      await reader.stop();
    }
  }

  private async asAdmin<Result>(work: (admin: ReturnType<Client['admin']>) => Promise<Result>): Promise<Result> {
    const admin = this.kafka.admin();
    await admin.connect();
    return work(admin).finally(() => admin.disconnect());
  }
}
