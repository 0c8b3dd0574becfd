import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { Kafka, logLevel } from 'kafkajs';
import { mongo } from 'mongoose';
import { kafkaLacks, startKafka } from './kafka.ts';
import { mongodLacks, startMongod } from './mongod.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'native-'));
});
afterAll(() => rm(folder, { recursive: true }));

// A new port each time, as after a start that found the old one taken.
const forgetPorts = (name: string): Promise<void> => writeFile(join(folder, name, 'ports.json'), '[]');

it('keeps what Kafka was given, also when it starts at another port', async () => {
  expect(await kafkaLacks()).toBeUndefined();
  for (const expected of ['1', '2']) {
    const { broker, stop } = await startKafka({ dataFolder: join(folder, 'kafka') });
    expect(await sendOneAndCount(broker)).toBe(expected);
    await stop();
    await forgetPorts('kafka');
  }
}, 60_000);

it('keeps what MongoDB was given, also when it starts at another port', async () => {
  expect(await mongodLacks()).toBeUndefined();
  for (const expected of [1, 2]) {
    const { url, stop } = await startMongod({ dataFolder: join(folder, 'mongod') });
    expect(await insertOneAndCount(url)).toBe(expected);
    await stop();
    await forgetPorts('mongod');
  }
}, 60_000);

it('tells what MongoDB said when it does not start', async () => {
  await writeFile(join(folder, 'mongod', 'WiredTiger.turtle'), 'broken');
  await expect(startMongod({ dataFolder: join(folder, 'mongod') })).rejects.toThrow('MongoDB did not start. It said:');
}, 60_000);

async function sendOneAndCount(broker: string): Promise<string | undefined> {
  const kafka = new Kafka({ brokers: [broker], logLevel: logLevel.NOTHING });
  const [admin, producer] = [kafka.admin(), kafka.producer()];
  await Promise.all([admin.connect(), producer.connect()]);
  await admin.createTopics({ topics: [{ topic: 'kept', numPartitions: 1 }] });
  await producer.send({ topic: 'kept', messages: [{ value: 'x' }] });
  const offsets = await admin.fetchTopicOffsets('kept');
  await Promise.all([admin.disconnect(), producer.disconnect()]);
  return offsets[0]?.high;
}

async function insertOneAndCount(url: string): Promise<number> {
  const client = await mongo.MongoClient.connect(url);
  const kept = client.db('kept').collection('kept');
  await kept.insertOne({});
  const count = await kept.countDocuments();
  await client.close();
  return count;
}
