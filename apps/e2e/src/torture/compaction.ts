import { ConfigResourceTypes, Kafka, logLevel } from 'kafkajs';
import { enrichedProfiles } from '@firmograph/contracts';
import { inNamespace } from '@firmograph/kafka';
import { eventually, readTopic } from '@firmograph/testing';

const eager = {
  'segment.ms': '200',
  'min.compaction.lag.ms': '0',
  'max.compaction.lag.ms': '200',
  'min.cleanable.dirty.ratio': '0.001',
  'delete.retention.ms': '100',
};

/** Makes Kafka compact the public topic now. A segment is closed by the next write, so something has to be written after it. */
export async function compactEagerly(brokers: readonly string[], namespace: string): Promise<void> {
  const admin = new Kafka({ brokers: [...brokers], logLevel: logLevel.NOTHING }).admin();
  await admin.connect();
  const configEntries = Object.entries(eager).map(([name, value]) => ({ name, value }));
  const name = inNamespace(namespace, enrichedProfiles.name);
  await admin.alterConfigs({
    validateOnly: false,
    resources: [
      {
        type: ConfigResourceTypes.TOPIC,
        name,
        configEntries: [{ name: 'cleanup.policy', value: 'compact' }, ...configEntries],
      },
    ],
  });
  await admin.disconnect();
}

/** What a new reader finds once superseded records are gone: fewer than were written. */
export async function afterCompaction(brokers: readonly string[], namespace: string, written: number) {
  return eventually(async () => {
    const topic = await readTopic(brokers, inNamespace(namespace, enrichedProfiles.name));
    try {
      return await eventually(() => {
        if (topic.messages.length === 0 || topic.messages.length >= written)
          throw new Error(`${topic.messages.length} of ${written} records are there`);
        return topic.messages;
      }, 10_000);
    } finally {
      await topic.stop();
    }
  }, 120_000);
}
