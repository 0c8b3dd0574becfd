import { Module, type Abstract, type DynamicModule, type Provider } from '@nestjs/common';
import { catalog } from '@firmograph/contracts';
import { EventPublisher, KafkaModule } from '@firmograph/kafka';
import { Database, MongoModule } from '@firmograph/mongo';
import {
  AuditModule,
  DeadLettersController,
  Erased,
  erasing,
  ErasuresConsumer,
  HealthChecks,
  kafkaOptions,
  keptFor,
  Places,
  ServiceModule,
} from '@firmograph/service-kit';
import { BatchesController } from './adapters/http/batches.controller.ts';
import { BudgetsController } from './adapters/http/budgets.controller.ts';
import { CallbacksController } from './adapters/http/callbacks.controller.ts';
import { DoubtsController } from './adapters/http/doubts.controller.ts';
import { DecisionsController } from './adapters/http/decisions.controller.ts';
import { LedgerController } from './adapters/http/ledger.controller.ts';
import { PlanController } from './adapters/http/plan.controller.ts';
import { UsageController } from './adapters/http/usage.controller.ts';
import { BatchesConsumer } from './adapters/kafka/batches.consumer.ts';
import { ConnectionsConsumer } from './adapters/kafka/connections.consumer.ts';
import { ProfilesConsumer } from './adapters/kafka/profiles.consumer.ts';
import { RunsConsumer } from './adapters/kafka/runs.consumer.ts';
import { erasablePlaces } from './adapters/mongo/erasable-places.ts';
import { MongoBatches } from './adapters/mongo/mongo-batches.ts';
import { MongoBlocks } from './adapters/mongo/mongo-blocks.ts';
import { MongoDecisions } from './adapters/mongo/mongo-decisions.ts';
import { MongoDeletedProfiles } from './adapters/mongo/mongo-deleted-profiles.ts';
import { MongoKnownAnswers } from './adapters/mongo/mongo-known-answers.ts';
import { MongoLedger } from './adapters/mongo/mongo-ledger.ts';
import { MongoPurses } from './adapters/mongo/mongo-purses.ts';
import { MongoRate } from './adapters/mongo/mongo-rate.ts';
import { MongoRuns } from './adapters/mongo/mongo-runs.ts';
import {
  Batches,
  Blocks,
  Clock,
  Decisions,
  DeletedProfiles,
  KnownAnswers,
  Ledger,
  Purses,
  ErasedData,
  Rate,
  Runs,
} from './application/ports.ts';
import type { MatchingConfig } from './config.ts';
import { outside } from './outside.ts';
import { PlanRun } from './application/plan-run.ts';
import { useCases } from './use-cases.ts';
import { workers } from './workers.ts';

const service = 'matching';
/** A lane waits this long for a slot, in milliseconds; whoever would wait longer gives his batch back. */
const longestWaitMs = 1000;

const controllers = [
  DecisionsController,
  LedgerController,
  UsageController,
  PlanController,
  DoubtsController,
  BatchesController,
  BudgetsController,
  CallbacksController,
  DeadLettersController,
  BatchesConsumer,
  RunsConsumer,
  ProfilesConsumer,
  ConnectionsConsumer,
  ErasuresConsumer,
];

@Module({})
export class AppModule {
  constructor(checks: HealthChecks, database: Database) {
    checks.add('mongodb', () => database.health());
  }

  static with(config: MatchingConfig): DynamicModule {
    return {
      module: AppModule,
      imports: [
        ServiceModule.with({ title: 'Firmograph: matching', config }),
        MongoModule.with({ url: config.MONGO_URL, service }),
        AuditModule.with({ service, config }),
        KafkaModule.with(kafkaOptions(service, config, catalog)),
      ],
      controllers,
      providers: [
        ...useCases(config),
        {
          provide: PlanRun,
          useFactory: (answers: KnownAnswers) => new PlanRun(answers, config.LEADSPACE_CALLS_PER_SECOND),
          inject: [KnownAnswers],
        },
        ...ports(config),
        ...erasure(config),
        ledgerFor(config),
        ...outside(config),
        ...workers(config),
      ],
    };
  }
}

/** What fills the ports. */
function ports(config: MatchingConfig): readonly Provider[] {
  const { LEASE_MS: leaseMs, RELAY_AGE_MS: relayOlderThanMs } = config;
  const rate = { callsPerSecond: config.LEADSPACE_CALLS_PER_SECOND, longestWaitMs };
  return [
    kept(Batches, (database, publish, erased) =>
      MongoBatches.open(database, { leaseMs, publish, relayOlderThanMs, erased }),
    ),
    kept(Runs, (database, publish) => MongoRuns.open(database, publish)),
    kept(Blocks, (database) => MongoBlocks.open(database)),
    kept(Decisions, (database) => MongoDecisions.open(database)),
    kept(DeletedProfiles, (database, _, erased) => MongoDeletedProfiles.open(database, erased)),
    kept(KnownAnswers, (database, _, erased) => MongoKnownAnswers.open(database, erased)),
    kept(Ledger, (database) => MongoLedger.open(database)),
    kept(Purses, (database) => MongoPurses.open(database)),
    kept(Rate, (database) => MongoRate.open(database, rate)),
    { provide: Clock, useValue: { now: () => new Date(), monotonic: () => performance.now() } },
  ];
}

type Publish = EventPublisher['publish'];

/** A port over a collection of the service's own. */
function kept<Port>(
  port: Abstract<Port>,
  open: (database: Database, publish: Publish, erased: ErasedData) => Promise<Port>,
): Provider {
  return {
    provide: port,
    useFactory: (database: Database, publisher: EventPublisher, erased: ErasedData) =>
      open(database, (messages) => publisher.publish(messages), erased),
    inject: [Database, EventPublisher, ErasedData],
  };
}

function erasure(config: MatchingConfig): readonly Provider[] {
  return [
    { provide: ErasedData, useExisting: Erased },
    { provide: Places, useFactory: erasablePlaces, inject: [Database] },
    ...erasing(service, config),
  ];
}

function ledgerFor({ LEDGER_DAYS: days }: MatchingConfig): Provider {
  return keptFor([{ collection: 'ledger', since: 'settledAt', days }]);
}
