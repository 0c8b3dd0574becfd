import { Kafka, logLevel, Partitioners } from 'kafkajs';
import { companies } from './companies.ts';

// Baseline (a): a bare kafkajs loop that copies JSON from one topic to another, one message a profile.
const { KAFKA_BROKERS = '', TOPIC_PREFIX = 'copy', PROFILES = '100000' } = process.env;
const count = Number(PROFILES);
const kafka = new Kafka({ brokers: KAFKA_BROKERS.split(','), logLevel: logLevel.NOTHING });
const [source, target] = [`${TOPIC_PREFIX}.source`, `${TOPIC_PREFIX}.target`];

const admin = kafka.admin();
await admin.connect();
await admin.createTopics({
  topics: [source, target].map((topic) => ({ topic, numPartitions: 6 })),
  waitForLeaders: true,
});
const producer = kafka.producer({ createPartitioner: Partitioners.DefaultPartitioner });
await producer.connect();
await fill();

const consumer = kafka.consumer({ groupId: TOPIC_PREFIX, maxWaitTimeInMs: 100 });
await consumer.connect();
await consumer.subscribe({ topic: source, fromBeginning: true });
let copied = 0;
let startedAt = 0;
const done = Promise.withResolvers<undefined>();
await consumer.run({
  eachBatch: async ({ batch }) => {
    startedAt ||= performance.now();
    const messages = batch.messages.map(({ key, value }) => ({
      key,
      value: JSON.stringify(JSON.parse(value?.toString() ?? '')),
    }));
    await producer.send({ topic: target, acks: -1, messages });
    if ((copied += messages.length) >= count) done.resolve(undefined);
  },
});
await done.promise;
const { user, system } = process.cpuUsage();
process.send?.({ seconds: (performance.now() - startedAt) / 1000, copied, cpuMicros: user + system });
await Promise.all([consumer.disconnect(), producer.disconnect()]);
await admin.deleteTopics({ topics: [source, target] });
await admin.disconnect();
process.disconnect();

async function fill(): Promise<void> {
  const enriched = {
    industry: 'Manufacturing',
    employees: { exact: 1200 },
    revenue: { exact: 250000000 },
    note: 'x'.repeat(500),
  };
  let messages: { key: string; value: string }[] = [];
  for (const profile of companies(count)) {
    messages.push({ key: profile.profileId, value: JSON.stringify({ ...profile, ...enriched }) });
    if (messages.length === 1000) {
      await producer.send({ topic: source, messages });
      messages = [];
    }
  }
  if (messages.length > 0) await producer.send({ topic: source, messages });
}
