import { randomUUID } from 'node:crypto';
import { Kafka, logLevel } from 'kafkajs';
import { createConnection } from 'mongoose';
import { messageOf, start, stop } from './child.ts';
import { companies } from './companies.ts';
import { usageOf } from './usage.ts';

export interface Ground {
  readonly brokers: readonly string[];
  readonly mongoUrl: string;
  readonly providerUrl: string;
}

export interface Measured {
  readonly profiles: number;
  readonly seconds: number;
  /** By process. */
  readonly cpuMicros: Readonly<Record<string, number>>;
  readonly peakMb: Readonly<Record<string, number>>;
  /** Documents written in MongoDB. */
  readonly writes: number;
}

const main = 'naive/dist/main.js';

/** Baseline (b): the naive pipeline, from the first profile read to the last row written. */
export async function naiveRun({ brokers, mongoUrl, providerUrl }: Ground, profiles: number): Promise<Measured> {
  const prefix = `naive-${randomUUID().slice(0, 8)}`;
  const url = new URL(mongoUrl);
  url.pathname = `/${prefix}`;
  const connection = await createConnection(url.href).asPromise();
  const rows = connection.collection('rows');
  await connection.collection('profiles').insertMany([...companies(profiles)]);
  await createTopics(brokers, [`${prefix}.profiles`, `${prefix}.answers`, `${prefix}.enriched`]);

  const env = {
    KAFKA_BROKERS: brokers.join(','),
    MONGO_URL: url.href,
    PROVIDER_URL: providerUrl,
    TOPIC_PREFIX: prefix,
  };
  const consumers = { match: start(main, { ...env, ROLE: 'match' }), result: start(main, { ...env, ROLE: 'result' }) };
  await Promise.all(Object.values(consumers).map(messageOf));
  const startedAt = performance.now();
  const source = start(main, { ...env, ROLE: 'source' });
  // The source says when it is done and lingers long enough to be looked at.
  const sourced = messageOf(source).then(() => usageOf(source.pid ?? 0));
  while ((await rows.estimatedDocumentCount()) < profiles) await new Promise((resolve) => setTimeout(resolve, 50));
  const seconds = (performance.now() - startedAt) / 1000;
  const usage = {
    source: await sourced,
    match: usageOf(consumers.match.pid ?? 0),
    result: usageOf(consumers.result.pid ?? 0),
  };
  await Promise.all([source, ...Object.values(consumers)].map(stop));
  await connection.dropDatabase();
  await connection.close();
  return {
    profiles,
    seconds,
    cpuMicros: Object.fromEntries(Object.entries(usage).map(([name, { cpuMicros }]) => [name, cpuMicros])),
    peakMb: Object.fromEntries(Object.entries(usage).map(([name, { peakMb }]) => [name, peakMb])),
    writes: profiles,
  };
}

async function createTopics(brokers: readonly string[], topics: readonly string[]): Promise<void> {
  const admin = new Kafka({ brokers: [...brokers], logLevel: logLevel.NOTHING }).admin();
  await admin.connect();
  await admin.createTopics({ topics: topics.map((topic) => ({ topic, numPartitions: 6 })), waitForLeaders: true });
  await admin.disconnect();
}
