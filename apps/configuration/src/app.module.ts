import { Module, type DynamicModule, type Provider, type Type } from '@nestjs/common';
import { catalog } from '@firmograph/contracts';
import { KafkaModule } from '@firmograph/kafka';
import { LeadspaceClient } from '@firmograph/leadspace';
import { Database, MongoModule } from '@firmograph/mongo';
import {
  AcceptedKeys,
  AuditModule,
  DeadLettersController,
  HealthChecks,
  kafkaOptions,
  keptFor,
  erasing,
  ErasuresConsumer,
  Places,
  Pseudonyms,
  ServiceModule,
} from '@firmograph/service-kit';
import { ConnectionAccessController } from './adapters/http/connection-access.controller.ts';
import { ConnectionsController } from './adapters/http/connections.controller.ts';
import { ConsentsController } from './adapters/http/consents.controller.ts';
import { CredentialsController } from './adapters/http/credentials.controller.ts';
import { EncryptionController } from './adapters/http/encryption.controller.ts';
import { DependenciesController } from './adapters/http/dependencies.controller.ts';
import { EnrichmentLifeController } from './adapters/http/enrichment-life.controller.ts';
import { EnrichmentsController } from './adapters/http/enrichments.controller.ts';
import { MyEnrichmentsController } from './adapters/http/my-enrichments.controller.ts';
import { KeysController } from './adapters/http/keys.controller.ts';
import { ErasuresController } from './adapters/http/erasures.controller.ts';
import { NoticesController } from './adapters/http/notices.controller.ts';
import { PermitsController } from './adapters/http/permits.controller.ts';
import { RunRequestsController } from './adapters/http/run-requests.controller.ts';
import { SchedulesController } from './adapters/http/schedules.controller.ts';
import { RunsController } from './adapters/http/runs.controller.ts';
import { ErasureReportsConsumer } from './adapters/kafka/erasure-reports.consumer.ts';
import { ProfileChangesConsumer } from './adapters/kafka/profile-changes.consumer.ts';
import { RunNoticesConsumer } from './adapters/kafka/run-notices.consumer.ts';
import { RunReportsConsumer } from './adapters/kafka/run-reports.consumer.ts';
import { SegmentsConsumer } from './adapters/kafka/segments.consumer.ts';
import { RandomKeyTexts } from './adapters/keys/key-texts.ts';
import { OwnKeys } from './adapters/keys/own-keys.ts';
import { LeadspaceGateway } from './adapters/leadspace/leadspace-gateway.ts';
import { MongoApiKeys } from './adapters/mongo/mongo-api-keys.ts';
import { MongoConnectionAccesses } from './adapters/mongo/mongo-connection-accesses.ts';
import { MongoConnections } from './adapters/mongo/mongo-connections.ts';
import { MongoConsents } from './adapters/mongo/mongo-consents.ts';
import { MongoDataKeyRings } from './adapters/mongo/mongo-data-key-rings.ts';
import { MongoEnrichments } from './adapters/mongo/mongo-enrichments.ts';
import { MongoErasures } from './adapters/mongo/mongo-erasures.ts';
import { MongoKnownSegments } from './adapters/mongo/mongo-known-segments.ts';
import { MongoRequestKeys } from './adapters/mongo/mongo-request-keys.ts';
import { NotificationsController } from './adapters/http/notifications.controller.ts';
import { MongoSchedules } from './adapters/mongo/mongo-schedules.ts';
import { MongoRuns } from './adapters/mongo/mongo-runs.ts';
import { CronCalendar } from './adapters/calendar/cron-calendar.ts';
import { keepingWorker, type Keeping } from './adapters/work/background.ts';
import { FailStandstill } from './application/fail-standstill.ts';
import { KeepConnections } from './application/keep-connections.ts';
import { KeepConsents } from './application/keep-consents.ts';
import { KeepEnrichments } from './application/keep-enrichments.ts';
import { KeepKeys } from './application/keep-keys.ts';
import { KeepSchedules } from './application/keep-schedules.ts';
import { KeepErasures } from './application/keep-erasures.ts';
import {
  ApiKeyRecords,
  Calendar,
  ConnectionAccesses,
  Connections,
  Consents,
  DataKeyRings,
  Enrichments,
  KeyTexts,
  LeadspaceAccess,
  CopyLives,
  Erasures,
  Names,
  KnownSegments,
  RequestKeys,
  Runs,
  Schedules,
  Settings,
} from './application/ports.ts';
import { useCases } from './application/use-cases.ts';
import type { ConfigurationConfig } from './config.ts';
import { encryptionProviders } from './encryption.ts';
import { kept } from './kept.ts';
import { notifications } from './notifying.ts';

const service = 'configuration';
const lookEveryMs = 500;
/** Nothing is left to be said or done. */
const saidAll = { pendAt: { $exists: false }, nextAttemptAt: { $exists: false } };

const controllers = [
  ErasuresController,
  ErasuresConsumer,
  ErasureReportsConsumer,
  ConnectionsController,
  CredentialsController,
  ConsentsController,
  NoticesController,
  EnrichmentsController,
  EnrichmentLifeController,
  DependenciesController,
  MyEnrichmentsController,
  RunRequestsController,
  SchedulesController,
  NotificationsController,
  RunsController,
  EncryptionController,
  PermitsController,
  KeysController,
  ConnectionAccessController,
  DeadLettersController,
  RunReportsConsumer,
  SegmentsConsumer,
  ProfileChangesConsumer,
  RunNoticesConsumer,
];

@Module({})
export class AppModule {
  constructor(checks: HealthChecks, database: Database, accepted: AcceptedKeys, own: OwnKeys) {
    checks.add('mongodb', () => database.health());
    accepted.use(own);
  }

  static with(config: ConfigurationConfig): DynamicModule {
    return {
      module: AppModule,
      imports: [
        ServiceModule.with({ title: 'Firmograph: configuration', config }),
        MongoModule.with({ url: config.MONGO_URL, service }),
        AuditModule.with({ service, config }),
        KafkaModule.with(kafkaOptions(service, config, catalog)),
      ],
      controllers,
      providers: [
        ...useCases,
        // ports
        ...kept(Connections, (database, publish) => MongoConnections.open(database, publish)),
        ...kept(Consents, (database, publish) => MongoConsents.open(database, publish)),
        ...kept(Enrichments, (database, publish) => MongoEnrichments.open(database, publish)),
        ...kept(Runs, (database, publish) => MongoRuns.open(database, publish)),
        {
          provide: KnownSegments,
          useFactory: (database: Database) => MongoKnownSegments.open(database),
          inject: [Database],
        },
        ...kept(Schedules, (database, publish) => MongoSchedules.open(database, publish)),
        { provide: Calendar, useClass: CronCalendar },
        ...notifications(config),
        ...kept(RequestKeys, (database, publish) => MongoRequestKeys.open(database, publish)),
        ...kept(ConnectionAccesses, (database, publish) => MongoConnectionAccesses.open(database, publish)),
        ...kept(ApiKeyRecords, (database, publish) => MongoApiKeys.open(database, publish)),
        { provide: KeyTexts, useClass: RandomKeyTexts },
        OwnKeys,
        ...kept(DataKeyRings, (database, publish) => MongoDataKeyRings.open(database, publish)),
        ...encryptionProviders(config),
        ...erasure(config),
        { provide: LeadspaceAccess, useFactory: () => gateway(config) },
        { provide: Settings, useValue: settingsOf(config) },
        // what goes on without being asked
        ...[FailStandstill, KeepConnections, KeepConsents, KeepEnrichments, KeepKeys, KeepErasures, KeepSchedules].map(
          looking,
        ),
      ],
    };
  }
}

function settingsOf(config: ConfigurationConfig): Settings {
  return {
    permitMs: config.PERMIT_MS,
    standstillMs: config.RUN_STANDSTILL_MS,
    keysLookMs: config.KEYS_LOOK_MS,
    graceMs: config.CREDENTIAL_GRACE_MS,
    checkMs: config.CONNECTION_CHECK_MS,
    firstRunsNeedApproval: config.FIRST_RUN_APPROVAL,
    segmentWaitMs: config.SEGMENT_WAIT_MS,
    enrichmentsPerType: config.ENRICHMENTS_PER_TYPE,
  };
}

function looking(keep: Type<Keeping>): Provider {
  return {
    provide: `worker of ${keep.name}`,
    useFactory: (keeping: Keeping) => keepingWorker(keep.name, lookEveryMs, keeping),
    inject: [keep],
  };
}

function gateway({ LEADSPACE_BASE_URL, LEADSPACE_TIMEOUT_MS }: ConfigurationConfig): LeadspaceGateway {
  return new LeadspaceGateway(
    new LeadspaceClient({ baseUrl: LEADSPACE_BASE_URL, timeoutMs: LEADSPACE_TIMEOUT_MS, connections: 2 }),
  );
}

function erasure(config: ConfigurationConfig): readonly Provider[] {
  return [
    ...kept(Erasures, (database, publish) => MongoErasures.open(database, publish)),
    { provide: Names, useExisting: Pseudonyms },
    { provide: CopyLives, useValue: copyLife(config) },
    // Nothing of a profile or a company is kept here: what is said of an erasure is that there was none of it.
    { provide: Places, useValue: { all: [] } },
    ...erasing(service, config),
    keptFor([
      { collection: 'runs', since: 'value.endedAt', days: config.RUN_DAYS, only: saidAll },
      { collection: 'deliveries', since: 'value.createdAt', days: config.DELIVERY_DAYS, only: saidAll },
      { collection: 'request-keys', since: 'value.at', days: 1 },
    ]),
  ];
}

const dayMs = 86_400_000;

function copyLife({ KAFKA_RETENTION_MS, KAFKA_COMPACTION_LAG_MS, BACKUP_DAYS }: ConfigurationConfig): CopyLives {
  return {
    retentionMs: KAFKA_RETENTION_MS,
    compactionLagMs: KAFKA_COMPACTION_LAG_MS,
    backupMs: BACKUP_DAYS * dayMs,
  };
}
