import 'reflect-metadata';
import { randomBytes } from 'node:crypto';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { Test } from '@nestjs/testing';
import {
  connections,
  consents,
  enrichments,
  runs,
  type EventsOf,
  type OutgoingMessage,
  type Role,
} from '@firmograph/contracts';
import { EventPublisher, inNamespace } from '@firmograph/kafka';
import { Database } from '@firmograph/mongo';
import { ContractAdapter, loadConfig, openService } from '@firmograph/service-kit';
import { readTopic, testIssuer, withKafka, withMongo, type TestIssuer, type TopicReader } from '@firmograph/testing';
import { AppModule } from '../app.module.ts';
import { LeadspaceAccess } from '../application/ports.ts';
import { configurationConfig, type ConfigurationConfig } from '../config.ts';
import { FakeLeadspace } from './fakes.ts';
import { RecordedLog } from './recorded-log.ts';

export interface Answer {
  readonly status: number;
  /** As it came. */
  readonly text: string;
  /** Parsed; the specs read from it what the contract promises. */
  readonly body: Readonly<Record<string, unknown>>;
}

export interface Who {
  readonly tenant?: string | undefined;
  readonly role?: Role;
  readonly subject?: string;
  /** As it is sent, in the place of a token that says the above. */
  readonly token?: string;
  readonly ifMatch?: string;
  readonly idempotencyKey?: string;
}

const own = { connections, consents, enrichments, runs };
type Topics = Readonly<Record<keyof typeof own, TopicReader>>;

export async function lendOutside() {
  const [kafka, mongo, issuer] = await Promise.all([withKafka(), withMongo(), testIssuer()]);
  return {
    kafka: kafka.value,
    mongoUrl: mongo.value,
    issuer,
    release: async () => {
      await Promise.all([kafka.release(), mongo.release(), issuer.close()]);
    },
  };
}

/** What the service stands on; several that follow one another may share it. */
export type Outside = Awaited<ReturnType<typeof lendOutside>>;

/** The whole service on a real Kafka and a real MongoDB; only the provider is ours to switch. */
export async function startConfiguration(env: Readonly<Record<string, string>> = {}, shared?: Outside) {
  const outside = shared ?? (await lendOutside());
  const { kafka, mongoUrl, issuer } = outside;
  const { brokers, namespace } = kafka;
  const [leadspace, log] = [new FakeLeadspace(), new RecordedLog()];
  const config = loadConfig(configurationConfig, {
    PORT: '0',
    HOST: '127.0.0.1',
    KAFKA_BROKERS: brokers.join(','),
    KAFKA_NAMESPACE: namespace,
    MONGO_URL: mongoUrl,
    OIDC_ISSUER: issuer.url,
    SECRET_KEY: randomBytes(32).toString('base64'),
    ERASURE_KEY: randomBytes(32).toString('base64'),
    ERASURE_SETTLE_MS: '1000',
    LEADSPACE_BASE_URL: 'http://127.0.0.1:9',
    ...env,
  });
  const app = await openService(await assembled(config, leadspace, log), config);
  const url = await app.getUrl();
  const topics = await readAll(brokers, namespace);
  return {
    leadspace,
    log,
    topics,
    mongoUrl,
    database: app.get(Database, { strict: false }),
    call: (method: string, path: string, body?: unknown, who?: Who) => called(issuer, url, { method, path, body }, who),
    publish: (messages: readonly OutgoingMessage[]) => app.get(EventPublisher, { strict: false }).publish(messages),
    stop: async () => {
      await Promise.all(Object.values(topics).map(({ stop }) => stop()));
      await app.close();
      if (shared === undefined) await outside.release();
    },
  };
}

async function assembled(config: ConfigurationConfig, leadspace: LeadspaceAccess, logger: RecordedLog) {
  const testing = Test.createTestingModule({ imports: [AppModule.with(config)] });
  const module = await testing.overrideProvider(LeadspaceAccess).useValue(leadspace).compile();
  return module.createNestApplication<NestFastifyApplication>(new ContractAdapter(), { logger });
}

interface Request {
  readonly method: string;
  readonly path: string;
  readonly body: unknown;
}

async function called(
  issuer: TestIssuer,
  url: string,
  { method, path, body }: Request,
  who: Who = {},
): Promise<Answer> {
  const token = who.token ?? (await tokenOf(issuer, who));
  const condition = who.ifMatch === undefined ? {} : { 'if-match': who.ifMatch };
  const key = who.idempotencyKey === undefined ? {} : { 'idempotency-key': who.idempotencyKey };
  const asking = { authorization: `Bearer ${token}`, ...condition, ...key };
  if (body === undefined) return answerOf(await fetch(`${url}${path}`, { method, headers: asking }));
  const headers = { ...asking, 'content-type': 'application/json' };
  return answerOf(await fetch(`${url}${path}`, { method, headers, body: JSON.stringify(body) }));
}

function tokenOf(issuer: TestIssuer, { tenant = 'acme', role = 'Administrator', subject = 'ada' }: Who) {
  return issuer.token(role === 'Service' ? { roles: [role] } : { tenant, roles: [role], subject });
}

/** What `key` of an answer holds, as text. */
export function idIn({ body, text }: Answer, key: string): string {
  const id = body[key];
  if (typeof id !== 'string') throw new Error(`No ${key} in ${text}`);
  return id;
}

export type ConfigurationUnderTest = Awaited<ReturnType<typeof startConfiguration>>;

async function answerOf(response: Response): Promise<Answer> {
  const text = await response.text();
  return { status: response.status, text, body: text === '' ? {} : (JSON.parse(text) as Answer['body']) };
}

async function readAll(brokers: readonly string[], namespace: string): Promise<Topics> {
  const entries = Object.entries(own).map(
    async ([name, topic]) => [name, await readTopic(brokers, inNamespace(namespace, topic.name))] as const,
  );
  // The keys are those of `own`.
  return Object.fromEntries(await Promise.all(entries)) as unknown as Topics;
}

type OwnEvent = EventsOf<(typeof own)[keyof typeof own]>;

/** The events about one subject, in order; a tombstone is null. */
export function eventsAbout({ messages }: TopicReader, id: string): readonly (OwnEvent | null)[] {
  return messages
    .filter(({ key }) => key?.split(':')[1] === id)
    .map(({ value }) => (value === null ? null : (JSON.parse(value) as OwnEvent)));
}

export function typesAbout(reader: TopicReader, id: string): readonly string[] {
  return eventsAbout(reader, id).map((event) => event?.type ?? 'tombstone');
}
