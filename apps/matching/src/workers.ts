import type { Provider } from '@nestjs/common';
import { relay, Worker } from '@firmograph/mongo';
import type { MongoBatches } from './adapters/mongo/mongo-batches.ts';
import type { MongoRuns } from './adapters/mongo/mongo-runs.ts';
import { BudgetKeeper } from './application/budget-keeper.ts';
import { PermitCache } from './application/permit-cache.ts';
import {
  Batches,
  Blocks,
  Clock,
  Decisions,
  DeletedProfiles,
  KnownAnswers,
  Leadspace,
  Ledger,
  Rate,
  Runs,
  Workers,
} from './application/ports.ts';
import type { MatchingConfig } from './config.ts';
import { standardPolicy, type Policy } from './domain/policy.ts';
import { turnTaking, type Workshop } from './take-turns.ts';

const tools = {
  batches: Batches,
  runs: Runs,
  blocks: Blocks,
  deleted: DeletedProfiles,
  answers: KnownAnswers,
  ledger: Ledger,
  rate: Rate,
  permits: PermitCache,
  decisions: Decisions,
  budgets: BudgetKeeper,
  leadspace: Leadspace,
  clock: Clock,
} as const satisfies Record<keyof Workshop, unknown>;

/** What goes on without being asked: the work on batches, and the relays behind it. */
export function workers(config: MatchingConfig): readonly Provider[] {
  const { WORKER_LANES: lanes, WORKER_IDLE_MS: idleMs, CALLBACK_BASE_URL: callbackBaseUrl } = config;
  const settings = {
    lanes,
    policy: policyOf(config),
    ...(callbackBaseUrl === undefined ? {} : { callbackBaseUrl }),
  };
  return [
    {
      provide: Workers,
      useFactory: (...ports: readonly unknown[]) => {
        const turn = turnTaking(workshopOf(ports), settings);
        const step = (signal: AbortSignal) => turn.execute(signal);
        return new Worker({ name: 'matching', step, lanes, idleMs });
      },
      inject: Object.values(tools),
    },
    // The ports are Mongo's in the running service; their outboxes are no business of the application's.
    {
      provide: 'relay of batches',
      useFactory: ({ outbox }: MongoBatches) => relay('batches', outbox),
      inject: [Batches],
    },
    { provide: 'relay of runs', useFactory: ({ outbox }: MongoRuns) => relay('runs', outbox), inject: [Runs] },
  ];
}

function workshopOf(ports: readonly unknown[]): Workshop {
  // Nest hands them over in the order of `tools`.
  return Object.fromEntries(Object.keys(tools).map((name, position) => [name, ports[position]])) as unknown as Workshop;
}

function policyOf(config: MatchingConfig): Policy {
  return {
    ...standardPolicy,
    leaseMs: config.LEASE_MS,
    ambiguousAfterMs: config.AMBIGUOUS_AFTER_MS,
    pollFirstMs: config.POLL_FIRST_MS,
    pollDeadlineMs: config.POLL_DEADLINE_MS,
    outageDeadlineMs: Math.max(standardPolicy.outageDeadlineMs, config.POLL_DEADLINE_MS),
    lostGraceMs: config.POLL_LOST_GRACE_MS,
    pauseMs: config.WAIT_AGAIN_MS,
    outageFirstMs: config.RETRY_FIRST_MS,
    maxOutstanding: config.LEADSPACE_MAX_OUTSTANDING,
  };
}
