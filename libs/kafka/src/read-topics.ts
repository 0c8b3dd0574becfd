import type { Admin, Kafka, KafkaMessage } from 'kafkajs';

/** Topics of one partition each, as they are named on the cluster, and where to begin in each. */
export type Beginnings = ReadonlyMap<string, bigint>;

export type OnMessage = (topic: string, message: KafkaMessage) => void;

/**
 * Hands over the messages that are there now. Kafka's client reads only as a member of a group, so there is one for the
 * time of the read; nobody else may be in it.
 */
export async function readTopics(
  kafka: Kafka,
  group: string,
  beginnings: Beginnings,
  onMessage: OnMessage,
): Promise<void> {
  const admin = kafka.admin();
  await admin.connect();
  try {
    const ends = await endsOf(admin, beginnings);
    if (ends.size === 0) return;
    await consume(kafka, group, new Reading(beginnings, ends, onMessage));
    await admin.deleteGroups([group]);
  } finally {
    await admin.disconnect();
  }
}

/** Where the read ends, of each topic that has something to read. */
async function endsOf(admin: Admin, beginnings: Beginnings): Promise<Map<string, bigint>> {
  const ends = new Map<string, bigint>();
  for (const [topic, from] of beginnings) {
    const [offsets] = await admin.fetchTopicOffsets(topic);
    const high = BigInt(offsets?.high ?? 0);
    if (high > from && high > BigInt(offsets?.low ?? 0)) ends.set(topic, high);
  }
  return ends;
}

class Reading {
  readonly topics: readonly string[];

  constructor(
    readonly beginnings: Beginnings,
    private readonly ends: Map<string, bigint>,
    private readonly onMessage: OnMessage,
  ) {
    this.topics = [...ends.keys()];
  }

  get isDone(): boolean {
    return this.ends.size === 0;
  }

  take(topic: string, message: KafkaMessage): void {
    const end = this.ends.get(topic);
    const offset = BigInt(message.offset);
    if (end === undefined || offset < (this.beginnings.get(topic) ?? 0n)) return;
    if (offset < end) this.onMessage(topic, message);
    if (offset + 1n >= end) this.ends.delete(topic);
  }
}

async function consume(kafka: Kafka, groupId: string, reading: Reading): Promise<void> {
  const consumer = kafka.consumer({ groupId, maxWaitTimeInMs: 50, allowAutoTopicCreation: false });
  const { promise: done, resolve, reject } = Promise.withResolvers<undefined>();
  consumer.on(consumer.events.CRASH, ({ payload: { error } }) => reject(error));
  try {
    await consumer.connect();
    await consumer.subscribe({ topics: [...reading.topics], fromBeginning: true });
    await consumer.run({
      autoCommit: false,
      eachBatch: async ({ batch: { topic, messages } }) => {
        for (const message of messages) reading.take(topic, message);
        if (reading.isDone) resolve(undefined);
      },
    });
    for (const topic of reading.topics) {
      const from = reading.beginnings.get(topic) ?? 0n;
      if (from > 0n) consumer.seek({ topic, partition: 0, offset: String(from) });
    }
    await done;
  } finally {
    await consumer.disconnect();
  }
}
