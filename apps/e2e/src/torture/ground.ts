import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startStack, type Stack } from '@firmograph/dev';
import { Administrator } from '@firmograph/harness';
import { csvOf, exampleCompanies } from '../testing/companies.ts';
import { readPublicTopic } from '../testing/public-topic.ts';

/** Profiles of a batch, and so of a call. */
export const batchSize = 20;

/** Times short enough to be waited for; what they bound stays what it is in production. */
const env = {
  all: { KAFKA_SESSION_TIMEOUT_MS: '6000', LOG_LEVEL: 'warn', API_KEY_CACHE_MS: '1000', AUDIT_CHECKPOINT_MS: '500' },
  sourcing: { BATCH_PROFILES: String(batchSize) },
  matching: {
    LEADSPACE_TIMEOUT_MS: '2000',
    LEASE_MS: '3000',
    AMBIGUOUS_AFTER_MS: '6000',
    POLL_FIRST_MS: '100',
    RETRY_FIRST_MS: '200',
    WAIT_AGAIN_MS: '500',
    WORKER_LANES: '4',
  },
};

export interface GroundOptions {
  /** Calls a second that matching allows itself: how long a run lasts. */
  readonly callsPerSecond: number;
  readonly instances?: number;
  /** How long permits last, in milliseconds; as in production unless said. */
  readonly permitMs?: number;
}

export interface Ground {
  readonly stack: Stack;
  readonly administrator: Administrator;
  readonly connectionId: string;
  readonly published: Awaited<ReturnType<typeof readPublicTopic>>;
  readonly sandboxUrl: string;
  readonly stop: () => Promise<void>;
}

/** The whole product as processes, on topics and databases of its own. */
export async function startGround({ callsPerSecond, instances = 1, permitMs }: GroundOptions): Promise<Ground> {
  const folder = await mkdtemp(join(tmpdir(), 'firmograph-e2e-'));
  const namespace = `e2e-${randomBytes(4).toString('hex')}`;
  const stack = await startStack({
    folder,
    namespace,
    ports: 'any',
    instances: { matching: instances, results: instances },
    env: {
      ...env,
      configuration: permitMs === undefined ? {} : { PERMIT_MS: String(permitMs) },
      matching: { ...env.matching, LEADSPACE_CALLS_PER_SECOND: String(callsPerSecond) },
    },
  });
  const { description } = stack;
  const administrator = new Administrator(description);
  const connectionId = await administrator.connect(description.leadspaceSandbox?.token ?? '');
  const published = await readPublicTopic(description.kafka.brokers, namespace);
  const stop = async (): Promise<void> => {
    await published.stop();
    await stack.stop();
    await rm(folder, { recursive: true, force: true });
  };
  const sandboxUrl = description.leadspaceSandbox?.url ?? '';
  return { stack, administrator, connectionId, published, sandboxUrl, stop };
}

/** An enrichment over that many companies of the example file. */
export async function anEnrichment({ administrator, connectionId }: Ground, name: string, profiles: number) {
  const companies = await exampleCompanies(profiles);
  await administrator.importCsv(csvOf(companies), name);
  return administrator.define({ connectionId, name, importId: name, freshForDays: 0 });
}
