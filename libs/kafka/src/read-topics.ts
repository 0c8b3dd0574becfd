import type { Admin, Kafka, KafkaMessage } from 'kafkajs';

/** Offsets of a topic of one partition: `from` is in it, `to` is not. */
export interface Range {
  readonly from: bigint;
  readonly to: bigint;
}

export interface Wanted {
  /** Topics of one partition each, as they are named on the cluster. */
  readonly topics: readonly string[];
  /** What to read of a topic, given what it holds. */
  readonly rangeOf: (topic: string, held: Range) => Range;
  readonly onMessage: (topic: string, message: KafkaMessage) => void;
}

/**
 * Hands over messages that are there now, those of a topic in their order. Kafka's client reads only as a member of a group,
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

/** Of each topic that has something to read. */
async function rangesOf(admin: Admin, { topics, rangeOf }: Wanted): Promise<ReadonlyMap<string, Range>> {
  const ranges = new Map<string, Range>();
  for (const topic of topics) {
    const [offsets] = await admin.fetchTopicOffsets(topic);
    const held = { from: BigInt(offsets?.low ?? 0), to: BigInt(offsets?.high ?? 0) };
    const range = within(held, rangeOf(topic, held));
    if (range.from < range.to) ranges.set(topic, range);
  }
  return ranges;
}

function within(held: Range, { from, to }: Range): Range {
  return { from: from > held.from ? from : held.from, to: to < held.to ? to : held.to };
}

class Reading {
  private readonly unread: Set<string>;

  constructor(
    readonly ranges: ReadonlyMap<string, Range>,
    private readonly onMessage: Wanted['onMessage'],
  ) {
    this.unread = new Set(ranges.keys());
  }

  get isDone(): boolean {
    return this.unread.size === 0;
  }

  take(topic: string, message: KafkaMessage): void {
    const range = this.ranges.get(topic);
    const offset = BigInt(message.offset);
    if (range === undefined || !this.unread.has(topic) || offset < range.from) return;
    if (offset < range.to) this.onMessage(topic, message);
    if (offset + 1n >= range.to) this.unread.delete(topic);
  }
}

async function consume(kafka: Kafka, groupId: string, reading: Reading): Promise<void> {
  const consumer = kafka.consumer({ groupId, maxWaitTimeInMs: 50, allowAutoTopicCreation: false });
  const { promise: done, resolve, reject } = Promise.withResolvers<undefined>();
  consumer.on(consumer.events.CRASH, ({ payload: { error } }) => reject(error));
  try {
    await consumer.connect();
    await consumer.subscribe({ topics: [...reading.ranges.keys()], fromBeginning: true });
    await consumer.run({
      autoCommit: false,
      eachBatch: async ({ batch: { topic, messages } }) => {
        for (const message of messages) reading.take(topic, message);
        if (reading.isDone) resolve(undefined);
      },
    });
    for (const [topic, { from }] of reading.ranges)
      if (from > 0n) consumer.seek({ topic, partition: 0, offset: String(from) });
    await done;
  } finally {
    await consumer.disconnect();
  }
}
