import { ConfigResourceTypes, Kafka, logLevel } from 'kafkajs';
import { enrichedProfiles } from '@firmograph/contracts';
import { inNamespace } from '@firmograph/kafka';
import { eventually, readTopic, type ReadMessage } from '@firmograph/testing';

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

/**
 * A new reader's view once superseded records are gone: fewer than were written, and still `whole`. Throws when compaction
 * took away what it must not, or nothing at all.
 */
export async function afterCompaction(
  { brokers, namespace }: { readonly brokers: readonly string[]; readonly namespace: string },
  written: number,
  whole: (messages: readonly ReadMessage[]) => void,
): Promise<number> {
  return eventually(async () => {
    const topic = await readTopic(brokers, inNamespace(namespace, enrichedProfiles.name));
    try {
      await eventually(() => whole(topic.messages), 10_000);
      const left = topic.messages.length;
      if (left >= written) throw new Error(`${left} of ${written} records are still there`);
      return left;
    } finally {
      await topic.stop();
    }
  }, 120_000);
}
