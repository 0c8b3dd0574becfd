/**
 * Keeps the output tables up to date from the public topic, and prints them.
 *
 *     npm install kafkajs
 *     node enriched-profiles.ts --brokers 127.0.0.1:9092
 *
 * Node 24 runs it as it is. It reads the topic from the beginning and prints every change; with --once it stops at the end of the
 * topic and prints one JSON object a line, in the order of the keys.
 */
import { randomUUID } from 'node:crypto';
import { parseArgs } from 'node:util';
import { Kafka, logLevel, type KafkaMessage } from 'kafkajs';

interface EnrichedProfileEvent {
  readonly type: string;
  readonly sequence: number;
  readonly data: Readonly<Record<string, unknown>>;
}

interface Row extends Readonly<Record<string, unknown>> {
  readonly key: string;
  readonly sequence: number;
}

const { values: options } = parseArgs({
  options: {
    brokers: { type: 'string', default: '127.0.0.1:9092' },
    topic: { type: 'string', default: 'enrichment.enriched-profiles.v1' },
    group: { type: 'string', default: 'example' },
    once: { type: 'boolean', default: false },
  },
});
const { topic, group, once } = options;
const quietMs = 5000;
const [updated, retracted] = ['enriched-profile.updated', 'enriched-profile.retracted'];
const types = new Set([updated, retracted]);

const table = new Map<string, Row>();
const kafka = new Kafka({ brokers: options.brokers.split(','), logLevel: logLevel.NOTHING });

try {
  await follow(await endOfTopic());
} catch (error) {
  console.error(
    `${topic} cannot be read from ${options.brokers}: ${Error.isError(error) ? error.message : String(error)}`,
  );
  process.exitCode = 1;
}

/** Where each partition that holds something ends by now. */
async function endOfTopic(): Promise<Map<number, bigint>> {
  const admin = kafka.admin();
  await admin.connect();
  const offsets = await admin.fetchTopicOffsets(topic).finally(() => admin.disconnect());
  const filled = offsets.filter(({ low, high }) => low !== high);
  return new Map(filled.map(({ partition, high }) => [partition, BigInt(high)]));
}

async function follow(unread: Map<number, bigint>): Promise<void> {
  // The table is in memory: every start reads everything, so nothing is committed, and no other process may share the partitions.
  const consumer = kafka.consumer({ groupId: `${group}-${randomUUID()}` });
  const { promise: read, resolve: stop, reject } = Promise.withResolvers<undefined>();
  consumer.on(consumer.events.CRASH, ({ payload: { error } }) => reject(error));
  // The last record of a partition may have been compacted away: what has been quiet for a while has been read, too.
  let readAt = Infinity;
  const watch = setInterval(() => once && performance.now() - readAt > quietMs && stop(undefined), 500);
  await consumer.connect();
  await consumer.subscribe({ topic, fromBeginning: true });
  await consumer.run({
    autoCommit: false,
    eachMessage: async ({ partition, message }) => {
      readAt = performance.now();
      apply(message);
      if (BigInt(message.offset) + 1n >= (unread.get(partition) ?? 0n)) unread.delete(partition);
      if (once && unread.size === 0) stop(undefined);
    },
  });
  readAt = performance.now();
  if (once && unread.size === 0) stop(undefined);
  await read.finally(() => consumer.disconnect());
  clearInterval(watch);
  for (const key of [...table.keys()].sort()) console.log(JSON.stringify(table.get(key)));
}

/** One record: the newest state of a row, the end of one, or something that was seen before. */
function apply(message: KafkaMessage): void {
  const key = String(message.key);
  const { type, sequence, data } = eventOf(message);
  // An older state may land after a newer one; and other types may come, which say nothing about the table.
  if (sequence < (table.get(key)?.sequence ?? 0) || !types.has(type)) return;
  if (type === updated) table.set(key, { ...data, key, sequence });
  else table.delete(key);
  if (!once) console.log(JSON.stringify(table.get(key) ?? { key, gone: true }));
}

function eventOf({ value, headers }: KafkaMessage): EnrichedProfileEvent {
  // A tombstone has nothing but its headers.
  if (value === null) return { type: retracted, sequence: Number(headers?.['sequence'] ?? Infinity), data: {} };
  // The contract of the topic says so: see docs/events.
  return JSON.parse(value.toString()) as EnrichedProfileEvent;
}
