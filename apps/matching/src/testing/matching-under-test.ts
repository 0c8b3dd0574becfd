import 'reflect-metadata';
import { randomBytes } from 'node:crypto';
import { matchAnswers, RunBlocked, runs, type OutgoingMessage } from '@firmograph/contracts';
import { EventPublisher, inNamespace } from '@firmograph/kafka';
import { Database } from '@firmograph/mongo';
import { ContractAdapter, loadConfig, openService } from '@firmograph/service-kit';
import {
  freePort,
  readTopic,
  testIssuer,
  withKafka,
  withMongo,
  type ReadMessage,
  type TestIssuer,
  type TestKafka,
  type TestToken,
} from '@firmograph/testing';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { Test } from '@nestjs/testing';
import { AppModule } from '../app.module.ts';
import { matchingConfig } from '../config.ts';
import { OutsideServer } from './outside-server.ts';

/** The whole service, twice, on a real Kafka and a real MongoDB; only the outside is ours. */
export async function startMatching() {
  const [kafka, mongo, issuer] = await Promise.all([withKafka(), withMongo(), testIssuer()]);
  const outside = new OutsideServer();
  const [outsideUrl, port] = [await outside.open(), await freePort()];
  const settings = { ...addresses(kafka.value, mongo.value, issuer), ...provider(outsideUrl, port), ...quick };
  const apps = [await opened({ ...settings, PORT: String(port) }), await opened({ ...settings, PORT: '0' })] as const;
  const commands: string[] = [];
  for (const app of apps)
    app.get(Database, { strict: false }).onCommand((command) => commands.push(JSON.stringify(command)));
  const heard = await listening(kafka.value);
  return {
    ...heard,
    outside,
    /** All that both instances asked of the database. */
    commands,
    publish: (messages: readonly OutgoingMessage[]) => apps[0].get(EventPublisher, { strict: false }).publish(messages),
    call: (path: string, asked: Asked = {}) => called(issuer, `http://127.0.0.1:${port}${path}`, asked),
    stop: async () => {
      await Promise.all([heard.stop(), outside.close()]);
      await Promise.all(apps.map((app) => app.close()));
      await Promise.all([kafka.release(), mongo.release(), issuer.close()]);
    },
  };
}

export type MatchingUnderTest = Awaited<ReturnType<typeof startMatching>>;

interface Asked {
  readonly method?: string;
  readonly body?: unknown;
  /** Absent: an administrator of acme; null: none. */
  readonly token?: TestToken | null;
}

/** Waits are short here, and leases long enough for a machine that is busy. */
const quick = {
  LEADSPACE_CALLS_PER_SECOND: '200',
  LEADSPACE_TIMEOUT_MS: '4000',
  LEASE_MS: '10000',
  POLL_FIRST_MS: '20',
  RETRY_FIRST_MS: '100',
  WAIT_AGAIN_MS: '1000',
  WORKER_LANES: '4',
  WORKER_IDLE_MS: '50',
} as const;

async function opened(settings: Readonly<Record<string, string>>): Promise<NestFastifyApplication> {
  const config = loadConfig(matchingConfig, settings);
  const module = await Test.createTestingModule({ imports: [AppModule.with(config)] }).compile();
  const app = module.createNestApplication<NestFastifyApplication>(new ContractAdapter(), { logger: false });
  return openService(app, config);
}

function addresses({ brokers, namespace }: TestKafka, mongoUrl: string, issuer: TestIssuer) {
  return {
    HOST: '127.0.0.1',
    KAFKA_BROKERS: brokers.join(','),
    KAFKA_NAMESPACE: namespace,
    MONGO_URL: watchable(mongoUrl),
    OIDC_ISSUER: issuer.url,
    ERASURE_KEY: randomBytes(32).toString('base64'),
    ERASURE_SETTLE_MS: '1000',
    SERVICE_CLIENT_ID: 'firmograph-matching',
    SERVICE_CLIENT_SECRET: 'client-secret',
  };
}

/** The driver tells what it sends only when asked to. */
function watchable(mongoUrl: string): string {
  const url = new URL(mongoUrl);
  url.searchParams.set('monitorCommands', 'true');
  return url.href;
}

function provider(url: string, port: number) {
  return { CONFIGURATION_URL: url, LEADSPACE_BASE_URL: url, CALLBACK_BASE_URL: `http://127.0.0.1:${port}` };
}

/** What matching tells, by run. */
async function listening({ brokers, namespace }: TestKafka) {
  const answers = await readTopic(brokers, inNamespace(namespace, matchAnswers.name));
  const told = await readTopic(brokers, inNamespace(namespace, runs.name));
  return {
    messagesOf: (runId: string): readonly ReadMessage[] =>
      answers.messages.filter(({ headers }) => headers['run'] === runId),
    blocksOf: (runId: string) =>
      told.messages
        .filter(({ key, headers }) => key?.includes(runId) === true && headers['type'] === 'run.blocked')
        .map(({ value }) => RunBlocked.message.parse(JSON.parse(value ?? ''))),
    stop: async () => {
      await Promise.all([answers.stop(), told.stop()]);
    },
  };
}

async function called(issuer: TestIssuer, url: string, { method = 'GET', body, token }: Asked) {
  const headers = {
    ...(token === null ? {} : { authorization: `Bearer ${await issuer.token(token ?? { tenant: 'acme' })}` }),
    ...(body === undefined ? {} : { 'content-type': 'application/json' }),
  };
  const sent = body === undefined ? {} : { body: JSON.stringify(body) };
  const response = await fetch(url, { method, headers, ...sent });
  const text = await response.text();
  return { status: response.status, body: (text === '' ? {} : JSON.parse(text)) as Readonly<Record<string, unknown>> };
}
