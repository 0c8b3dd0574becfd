// A consumer that keeps its table in a file and its offsets in its group, as a service would; with one fault of choice.
import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Kafka, logLevel } from 'kafkajs';

const [fault, stop] = process.argv.slice(2);
const { FIRMOGRAPH_BROKERS, FIRMOGRAPH_TOPIC: topic, FIRMOGRAPH_GROUP: groupId, FIRMOGRAPH_STATE } = process.env;
const file = join(FIRMOGRAPH_STATE, 'table.json');
const table = new Map(existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : []);
const kafka = new Kafka({ brokers: FIRMOGRAPH_BROKERS.split(','), logLevel: logLevel.NOTHING });

function store() {
  writeFileSync(`${file}.new`, JSON.stringify([...table]));
  renameSync(`${file}.new`, file);
}

function take({ key: bytes, value, headers }) {
  const key = bytes.toString();
  if (value === null && fault === 'ignores tombstones') return;
  const event =
    value === null
      ? { type: 'enriched-profile.retracted', sequence: Number(headers.sequence) }
      : JSON.parse(value.toString());
  if (fault === 'fails on unknown fields' && event.data?.quality !== undefined) throw new Error('Unrecognized field');
  if (fault !== 'lets the last record win' && event.sequence < (table.get(key)?.sequence ?? 0)) return;
  if (event.type === 'enriched-profile.updated')
    table.set(key, { sequence: event.sequence, company: event.data.company });
  if (event.type === 'enriched-profile.retracted') table.delete(key);
}

const admin = kafka.admin();
await admin.connect();
const ends = new Map();
for (const { partition, high } of await admin.fetchTopicOffsets(topic)) ends.set(partition, Number(high));
const committed = await admin.fetchOffsets({ groupId, topics: [topic] });
const done = (partition, next) => {
  if (next >= (ends.get(partition) ?? 0)) ends.delete(partition);
};
for (const { partition, offset } of committed[0]?.partitions ?? []) done(partition, Math.max(0, Number(offset)));
await admin.disconnect();

const consumer = kafka.consumer({
  groupId,
  sessionTimeout: 6000,
  heartbeatInterval: 500,
  maxWaitTimeInMs: 50,
  retry: { retries: 0 },
});
consumer.on(consumer.events.CRASH, ({ payload: { error } }) => {
  process.stderr.write(`${error.message}\n`);
  process.exit(1);
});
async function finish() {
  await consumer.disconnect();
  store();
  for (const [key, row] of table) console.log(JSON.stringify({ key, ...row }));
  process.exit(0);
}
await consumer.connect();
await consumer.subscribe({ topic, fromBeginning: true });
await consumer.run({
  autoCommit: false,
  eachBatch: async ({ batch: { partition, messages } }) => {
    messages.forEach(take);
    const next = Number(messages.at(-1).offset) + 1;
    if (fault !== 'commits before it stores') store();
    await consumer.commitOffsets([{ topic, partition, offset: String(next) }]);
    done(partition, next);
    if (stop === '--once' && ends.size === 0) setImmediate(finish);
  },
});
if (stop === '--once' && ends.size === 0) await finish();
