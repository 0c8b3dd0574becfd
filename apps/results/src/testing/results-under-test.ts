import 'reflect-metadata';
import type { InjectionToken } from '@nestjs/common';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { Test } from '@nestjs/testing';
import {
  answerOf,
  enrichedProfiles,
  enrichments,
  matchAnswers,
  outgoing,
  profiles,
  runs,
  type EventsOf,
  type OutgoingMessage,
  type RouteContract,
  type TopicContract,
} from '@firmograph/contracts';
import { deadLetterTopic, EventPublisher, inNamespace, kafkaClient } from '@firmograph/kafka';
import { Database } from '@firmograph/mongo';
import { ContractAdapter, loadConfig, openService } from '@firmograph/service-kit';
import { readTopic, testIssuer, withKafka, withMongo, type TestToken } from '@firmograph/testing';
import { AppModule } from '../app.module.ts';
import { resultsConfig } from '../config.ts';

export interface Replacement {
  readonly token: InjectionToken;
  readonly by: object;
}

export interface StartOptions {
  /** On the Kafka, the database and the issuer of another that runs. */
  readonly beside?: Surroundings;
  readonly env?: Readonly<Record<string, string>>;
  readonly replace?: readonly Replacement[];
}

type Surroundings = Awaited<ReturnType<typeof surroundings>>;

/** The whole service on a real Kafka and a real MongoDB. */
export async function startResults(options: StartOptions = {}) {
  const around = options.beside ?? (await surroundings());
  const { brokers, namespace } = around.kafka.value;
  const { app, commands } = await assembled(around, options);
  const origin = await app.getUrl();
  const publisher = app.get(EventPublisher, { strict: false });
  const published = await readTopic(brokers, inNamespace(namespace, enrichedProfiles.name));
  const runEvents = await readTopic(brokers, inNamespace(namespace, runs.name));
  const open = (path: string, token: TestToken = {}) => request(around, `${origin}${path}`, token);
  return {
    around,
    /** Every command that was sent to the database. */
    commands,
    published,
    runEvents,
    ...tellingThrough(publisher),
    ...sendingTo(brokers, namespace),
    open,
    get: async (path: string, token: TestToken = {}) => replyOf(await open(path, token)),
    /** The answer as the route's contract reads it. */
    ask: async <Contract extends RouteContract>(contract: Contract, path: string) =>
      answerOf(contract, await (await open(path)).text()),
    stop: async () => {
      await Promise.all([published.stop(), runEvents.stop()]);
      await app.close();
      if (options.beside === undefined) await around.release();
    },
  };
}

async function assembled(around: Surroundings, { env = {}, replace = [] }: StartOptions) {
  const { brokers, namespace } = around.kafka.value;
  const config = loadConfig(resultsConfig, {
    KAFKA_BROKERS: brokers.join(','),
    KAFKA_NAMESPACE: namespace,
    MONGO_URL: watched(around.mongo.value),
    OIDC_ISSUER: around.issuer.url,
    ERASURE_KEY: Buffer.alloc(32, 7).toString('base64'),
    ERASURE_SETTLE_MS: '1000',
    PORT: '0',
    HOST: '127.0.0.1',
    ...env,
  });
  const testing = Test.createTestingModule({ imports: [AppModule.with(config)] });
  for (const { token, by } of replace) testing.overrideProvider(token).useValue(by);
  const module = await testing.compile();
  const created = module.createNestApplication<NestFastifyApplication>(new ContractAdapter(), { logger: false });
  const commands: Readonly<Record<string, unknown>>[] = [];
  created.get(Database, { strict: false }).onCommand((command) => commands.push(command));
  return { app: await openService(created, config), commands };
}

function tellingThrough(publisher: EventPublisher) {
  return {
    tell: (event: EventsOf<typeof runs>) => publisher.publish([outgoing(runs, event)]),
    answer: (event: EventsOf<typeof matchAnswers>) => publisher.publish([answerMessage(event)]),
    tellEnrichment: (event: EventsOf<typeof enrichments>) => publisher.publish([outgoing(enrichments, event)]),
    tellProfile: (event: EventsOf<typeof profiles>) => publisher.publish([outgoing(profiles, event)]),
    send: (messages: readonly OutgoingMessage[]) => publisher.publish(messages),
  };
}

function sendingTo(brokers: readonly string[], namespace: string) {
  return {
    sendRaw: (topic: TopicContract, message: RawMessage) =>
      sendRaw(brokers, inNamespace(namespace, topic.name), message),
    /** As if the group could not handle the message. */
    putAside: (topic: TopicContract, group: string, message: RawMessage) => {
      const name = deadLetterTopic(inNamespace(namespace, topic.name), inNamespace(namespace, group));
      return sendRaw(brokers, name, message);
    },
  };
}

/** The driver tells of its commands only where it is asked to. */
function watched(address: string): string {
  const url = new URL(address);
  url.searchParams.set('monitorCommands', 'true');
  return url.href;
}

async function request({ issuer }: Surroundings, address: string, token: TestToken): Promise<Response> {
  const bearer = await issuer.token({ tenant: 'acme', ...token });
  return fetch(address, { headers: { authorization: `Bearer ${bearer}` } });
}

async function replyOf(response: Response): Promise<{ readonly status: number; readonly body: unknown }> {
  return { status: response.status, body: await response.json() };
}

export type ResultsUnderTest = Awaited<ReturnType<typeof startResults>>;

export function answerMessage(event: EventsOf<typeof matchAnswers>): OutgoingMessage {
  const { runId: run, batch, part, parts, answers } = event.data;
  const headers = { run, batch: String(batch), part: String(part), parts: String(parts) };
  return outgoing(matchAnswers, event, { ...headers, profiles: String(answers.length) });
}

async function surroundings() {
  const [kafka, mongo, issuer] = await Promise.all([withKafka(), withMongo(), testIssuer()]);
  const release = async (): Promise<void> => {
    await Promise.all([kafka.release(), mongo.release(), issuer.close()]);
  };
  return { kafka, mongo, issuer, release };
}

interface RawMessage {
  readonly key: string;
  readonly value: string | null;
  readonly headers?: Readonly<Record<string, string>>;
}

async function sendRaw(brokers: readonly string[], topic: string, message: RawMessage): Promise<void> {
  const producer = kafkaClient({ brokers, service: 'test' }).producer();
  await producer.connect();
  const { key, value, headers } = message;
  await producer
    .send({ topic, messages: [{ key, value, headers: { ...headers } }] })
    .finally(() => producer.disconnect());
}
