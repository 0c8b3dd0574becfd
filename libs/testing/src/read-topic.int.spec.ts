import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { Kafka, logLevel } from 'kafkajs';
import { eventually } from './eventually.ts';
import { withKafka, type TestKafka } from './kafka.ts';
import type { Lent } from './lend.ts';
import { readTopic } from './read-topic.ts';

let kafka: Lent<TestKafka>;
beforeAll(async () => {
  kafka = await withKafka();
}, 120_000);
afterAll(() => kafka.release());

it('keeps tombstones, headers and places, from the beginning on', async () => {
  const { brokers, namespace } = kafka.value;
  const topic = `${namespace}.read`;
  const client = new Kafka({ brokers: [...brokers], logLevel: logLevel.NOTHING });
  const [admin, producer] = [client.admin(), client.producer()];
  await Promise.all([admin.connect(), producer.connect()]);
  await admin.createTopics({ topics: [{ topic, numPartitions: 1 }], waitForLeaders: true });
  await producer.send({
    topic,
    messages: [
      { key: 'k', value: 'v', headers: { sequence: '1' } },
      { key: 'k', value: null },
    ],
  });
  const reader = await readTopic(brokers, topic);
  await eventually(() =>
    expect(reader.messages).toEqual([
      { key: 'k', value: 'v', headers: { sequence: '1' }, partition: 0, offset: '0' },
      { key: 'k', value: null, headers: {}, partition: 0, offset: '1' },
    ]),
  );
  await Promise.all([reader.stop(), admin.disconnect(), producer.disconnect()]);
});
