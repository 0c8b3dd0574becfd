import 'reflect-metadata';
import { randomBytes } from 'node:crypto';
import { companyProfiles, profileBatches, profiles, runs, segments, type TopicContract } from '@firmograph/contracts';
import { deadLetterTopic, EventPublisher, inNamespace } from '@firmograph/kafka';
import { ContractAdapter, loadConfig, openService } from '@firmograph/service-kit';
import { readTopic, testIssuer, withKafka, withMongo, type TestKafka, type TopicReader } from '@firmograph/testing';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { Test } from '@nestjs/testing';
import { AppModule } from '../app.module.ts';
import { sourcingConfig } from '../config.ts';
import { caller } from './caller.ts';

const followed = [profiles, segments, runs, profileBatches].map(({ name }) => name);
const aside = deadLetterTopic(companyProfiles.name, 'sourcing');

/** The whole service on a real Kafka and a real MongoDB. */
export async function startSourcing(settings: Readonly<Record<string, string>> = {}) {
  const [kafka, mongo, issuer] = await Promise.all([withKafka(), withMongo(), testIssuer()]);
  const { brokers, namespace } = kafka.value;
  const config = loadConfig(sourcingConfig, {
    PORT: '0',
    HOST: '127.0.0.1',
    KAFKA_BROKERS: brokers.join(','),
    KAFKA_NAMESPACE: namespace,
    MONGO_URL: mongo.value,
    OIDC_ISSUER: issuer.url,
    ERASURE_KEY: randomBytes(32).toString('base64'),
    ERASURE_SETTLE_MS: '1000',
    ...settings,
  });
  const module = await Test.createTestingModule({ imports: [AppModule.with(config)] }).compile();
  const app = module.createNestApplication<NestFastifyApplication>(new ContractAdapter(), { logger: false });
  await openService(app, config);
  const readers = await readersOf(kafka.value);
  return {
    app,
    call: caller(await app.getUrl(), issuer),
    publish: (...args: Parameters<EventPublisher['publish']>) => app.get(EventPublisher).publish(...args),
    /** What a topic has of one tenant, values parsed. */
    heard: (topic: TopicContract, tenantId: string) => heard(readers.get(topic.name), tenantId),
    aside: (tenantId: string) => heard(readers.get(aside), tenantId),
    stop: async () => {
      await Promise.all([...readers.values()].map((reader) => reader.stop()));
      await Promise.all([app.close(), issuer.close()]);
      await Promise.all([kafka.release(), mongo.release()]);
    },
  };
}

async function readersOf({ brokers, namespace }: TestKafka): Promise<ReadonlyMap<string, TopicReader>> {
  const topics = new Map(followed.map((name) => [name, inNamespace(namespace, name)]));
  topics.set(aside, deadLetterTopic(inNamespace(namespace, companyProfiles.name), inNamespace(namespace, 'sourcing')));
  const reading = Array.from(topics, async ([name, topic]) => [name, await readTopic(brokers, topic)] as const);
  return new Map(await Promise.all(reading));
}

function heard(reader: TopicReader | undefined, tenantId: string) {
  return (reader?.messages ?? [])
    .filter(({ key }) => key?.startsWith(`${tenantId}:`))
    .map(({ key, value, headers }) => ({
      key,
      headers,
      value,
      // What a test expects of it is checked by the test.
      event: value === null ? null : (JSON.parse(value) as { type: string; id: string; data: Record<string, unknown> }),
    }));
}
