import type { Admin, Kafka, KafkaMessage } from 'kafkajs';
import { patiently } from './patiently.ts';

/** Offsets of a partition: `from` is in it, `to` is not. */
export interface Range {
  readonly from: bigint;
  readonly to: bigint;
}

export interface Wanted {
  /** As they are named on the cluster. */
  readonly topics: readonly string[];
  /** What to read of each partition of a topic, given what it holds. */
  readonly rangeOf: (topic: string, held: Range) => Range;
  readonly onMessage: (topic: string, message: KafkaMessage) => void;
}

/**
 * Hands over messages that are there now, those of a partition in their order. Kafka's client reads only as a member of a group,
 * so there is one for the time of the read; nobody else may be in it.
 */
export async function readTopics(kafka: Kafka, group: string, wanted: Wanted): Promise<void> {
  const admin = kafka.admin();
  await admin.connect();
  try {
    const ranges = await rangesOf(admin, wanted);
    if (ranges.size === 0) return;
    await consume(kafka, group, new Reading(ranges, wanted.onMessage));
    await admin.deleteGroups([group]);
  } finally {
    await admin.disconnect();
  }
}

interface PartRange extends Range {
  readonly topic: string;
  readonly partition: number;
}

/** Of each partition that has something to read. */
async function rangesOf(admin: Admin, { topics, rangeOf }: Wanted): Promise<ReadonlyMap<string, PartRange>> {
  const ranges = new Map<string, PartRange>();
  for (const topic of topics)
    for (const { partition, low, high } of await patiently(() => admin.fetchTopicOffsets(topic))) {
      const held = { from: BigInt(low), to: BigInt(high) };
      const range = within(held, rangeOf(topic, held));
      if (range.from < range.to) ranges.set(partOf(topic, partition), { topic, partition, ...range });
    }
  return ranges;
}

function partOf(topic: string, partition: number): string {
  return `${partition}/${topic}`;
}

function within(held: Range, { from, to }: Range): Range {
  return { from: from > held.from ? from : held.from, to: to < held.to ? to : held.to };
}

class Reading {
  private readonly unread: Set<string>;

  constructor(
    readonly ranges: ReadonlyMap<string, PartRange>,
    private readonly onMessage: Wanted['onMessage'],
  ) {
    this.unread = new Set(ranges.keys());
  }

  get isDone(): boolean {
    return this.unread.size === 0;
  }

  take(part: string, message: KafkaMessage): void {
    const range = this.ranges.get(part);
    const offset = BigInt(message.offset);
    if (range === undefined || !this.unread.has(part) || offset < range.from) return;
    if (offset < range.to) this.onMessage(range.topic, message);
    if (offset + 1n >= range.to) this.unread.delete(part);
  }
}

async function consume(kafka: Kafka, groupId: string, reading: Reading): Promise<void> {
  const consumer = kafka.consumer({ groupId, maxWaitTimeInMs: 50, allowAutoTopicCreation: false });
  const { promise: done, resolve, reject } = Promise.withResolvers<undefined>();
  consumer.on(consumer.events.CRASH, ({ payload: { error } }) => reject(error));
  try {
    await consumer.connect();
    const ranges = [...reading.ranges.values()];
    const topics = [...new Set(ranges.map(({ topic }) => topic))];
    await patiently(() => consumer.subscribe({ topics, fromBeginning: true }));
    await consumer.run({
      autoCommit: false,
      eachBatch: async ({ batch: { topic, partition, messages } }) => {
        const part = partOf(topic, partition);
        for (const message of messages) reading.take(part, message);
        if (reading.isDone) resolve(undefined);
      },
    });
    for (const { topic, partition, from } of ranges)
      if (from > 0n) consumer.seek({ topic, partition, offset: String(from) });
    await done;
  } finally {
    await consumer.disconnect();
  }
}
