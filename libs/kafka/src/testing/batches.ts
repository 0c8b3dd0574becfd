import type { Batch, EachBatchPayload, KafkaMessage, OffsetsByTopicPartition } from 'kafkajs';

interface Faults {
  readonly heartbeat?: Error;
  readonly commit?: Error;
}

/** A batch of `count` messages of one partition, as kafkajs would hand it over, and what was done with it. */
export function aBatch(count: number, { heartbeat, commit }: Faults = {}) {
  const did = { resolved: [] as string[], committed: [] as string[], paused: 0, resumed: 0 };
  const messages = Array.from({ length: count }, (_, offset) => aMessage(String(offset)));
  const payload = {
    batch: { topic: 't', partition: 0, messages, highWatermark: String(count) } as unknown as Batch,
    resolveOffset: (offset: string) => {
      did.resolved.push(offset);
    },
    heartbeat: () => (heartbeat === undefined ? Promise.resolve() : Promise.reject(heartbeat)),
    commitOffsetsIfNecessary: async (offsets: OffsetsByTopicPartition) => {
      if (commit !== undefined) throw commit;
      did.committed.push(offsets.topics[0]?.partitions[0]?.offset ?? '');
    },
    pause: () => {
      did.paused += 1;
      return () => {
        did.resumed += 1;
      };
    },
    isRunning: () => true,
    isStale: () => false,
  } as unknown as EachBatchPayload;
  return { payload, did };
}

export function aMessage(offset: string): KafkaMessage {
  return {
    offset,
    key: Buffer.from(`acme:${offset}`),
    value: offset === '1' ? null : Buffer.from('{}'),
    headers: { sequence: Buffer.from(offset) },
    timestamp: '1767225600000',
    attributes: 0,
  };
}
