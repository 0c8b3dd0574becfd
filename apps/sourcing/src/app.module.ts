import { catalog } from '@firmograph/contracts';
import { EventPublisher, KafkaModule } from '@firmograph/kafka';
import { Database, MongoModule, relay, Worker } from '@firmograph/mongo';
import {
  AuditModule,
  ClientCredentials,
  DeadLettersController,
  Erased,
  erasing,
  ErasuresConsumer,
  HealthChecks,
  kafkaOptions,
  Places,
  ServiceClient,
  ServiceModule,
} from '@firmograph/service-kit';
import { Module, type DynamicModule, type Provider } from '@nestjs/common';
import { ImportsController } from './adapters/http/imports.controller.ts';
import { MappingController } from './adapters/http/mapping.controller.ts';
import { ProfilesController } from './adapters/http/profiles.controller.ts';
import { CompanyProfilesConsumer } from './adapters/kafka/company-profiles.consumer.ts';
import { RunsConsumer } from './adapters/kafka/runs.consumer.ts';
import { erasablePlaces } from './adapters/mongo/erasable-places.ts';
import { MongoFreezes } from './adapters/mongo/mongo-freezes.ts';
import { MongoFrozenBatches } from './adapters/mongo/mongo-frozen-batches.ts';
import { MongoProfiles } from './adapters/mongo/mongo-profiles.ts';
import { MongoSegments } from './adapters/mongo/mongo-segments.ts';
import { ResultsUnfinished } from './adapters/results/results-unfinished.ts';
import { DataSetMembers } from './application/data-set-members.ts';
import { DeleteProfile } from './application/delete-profile.ts';
import { FreezeDataSet } from './application/freeze-data-set.ts';
import { ImportProfiles } from './application/import-profiles.ts';
import {
  ErasedProfiles,
  Freezes,
  FreezeWorker,
  FrozenBatches,
  Profiles,
  Publisher,
  Segments,
  Unfinished,
} from './application/ports.ts';
import { ProposeMapping } from './application/propose-mapping.ts';
import { PreviewMapping } from './application/preview-mapping.ts';
import { PublishFreeze } from './application/publish-freeze.ts';
import { RequestFreeze } from './application/request-freeze.ts';
import { SaveProfile } from './application/save-profile.ts';
import { TakeUpstreamProfile } from './application/take-upstream-profile.ts';
import { WorkOnFreeze } from './application/work-on-freeze.ts';
import { WriteProfiles } from './application/write-profiles.ts';
import type { SourcingConfig } from './config.ts';
import { exportControllers, exporting } from './exporting.ts';
import { segmentControllers, segmentProviders } from './segments.ts';

// Of JSON, so that the whole event stays below what Kafka takes.
const batchBytes = 600_000;
const freezeLanes = 2;

@Module({})
export class AppModule {
  constructor(checks: HealthChecks, database: Database) {
    checks.add('mongodb', () => database.health());
  }

  static with(config: SourcingConfig): DynamicModule {
    return {
      module: AppModule,
      imports: [
        ServiceModule.with({ title: 'Firmograph: sourcing', config }),
        KafkaModule.with(kafkaOptions('sourcing', config, catalog)),
        MongoModule.with({ url: config.MONGO_URL, service: 'sourcing' }),
        AuditModule.with({ service: 'sourcing', config }),
      ],
      controllers: [
        ImportsController,
        ProfilesController,
        MappingController,
        ...exportControllers,
        DeadLettersController,
        RunsConsumer,
        CompanyProfilesConsumer,
        ErasuresConsumer,
        ...segmentControllers,
      ],
      providers: [
        ...useCases(config),
        ...ports(config),
        ...workers,
        ...segmentProviders,
        ...exporting(config),
        ...erasing('sourcing', config),
      ],
    };
  }
}

function useCases({ BATCH_PROFILES }: SourcingConfig): Provider[] {
  return [
    DataSetMembers,
    DeleteProfile,
    ImportProfiles,
    PreviewMapping,
    ProposeMapping,
    PublishFreeze,
    RequestFreeze,
    SaveProfile,
    TakeUpstreamProfile,
    WorkOnFreeze,
    WriteProfiles,
    {
      provide: FreezeDataSet,
      useFactory: (profiles: Profiles, batches: FrozenBatches, unfinished: Unfinished) =>
        new FreezeDataSet(profiles, batches, { profiles: BATCH_PROFILES, bytes: batchBytes }, unfinished),
      inject: [Profiles, FrozenBatches, Unfinished],
    },
  ];
}

function ports(config: SourcingConfig): Provider[] {
  const { FREEZE_LEASE_MS } = config;
  return [
    { provide: Unfinished, useFactory: () => new ResultsUnfinished(resultsAccess(config)) },
    { provide: Publisher, useExisting: EventPublisher },
    {
      provide: Profiles,
      useFactory: (database: Database, publisher: Publisher, erased: ErasedProfiles) =>
        MongoProfiles.open(database, (messages) => publisher.publish(messages), erased),
      inject: [Database, Publisher, ErasedProfiles],
    },
    { provide: ErasedProfiles, useExisting: Erased },
    { provide: Places, useFactory: erasablePlaces, inject: [Database, Profiles] },
    {
      provide: Segments,
      useFactory: (database: Database, publisher: Publisher) =>
        MongoSegments.open(database, (messages) => publisher.publish(messages)),
      inject: [Database, Publisher],
    },
    {
      provide: Freezes,
      useFactory: (database: Database) => MongoFreezes.open(database, FREEZE_LEASE_MS),
      inject: [Database],
    },
    {
      provide: FrozenBatches,
      useFactory: (database: Database) => MongoFrozenBatches.open(database),
      inject: [Database],
    },
  ];
}

function resultsAccess(config: SourcingConfig) {
  const { RESULTS_URL: baseUrl, SERVICE_CLIENT_ID: clientId, SERVICE_CLIENT_SECRET: clientSecret } = config;
  if (baseUrl === undefined || clientId === undefined || clientSecret === undefined) return null;
  const { OIDC_ISSUER: issuer, OIDC_AUDIENCE: audience } = config;
  const credentials = new ClientCredentials({ issuer, audience, clientId, clientSecret });
  return { baseUrl, client: new ServiceClient({ credentials }) };
}

const workers: Provider[] = [
  {
    provide: FreezeWorker,
    useFactory: (work: WorkOnFreeze) =>
      new Worker({
        name: 'freeze',
        lanes: freezeLanes,
        idleMs: 500,
        step: (signal) => work.execute(() => new Date(), signal),
      }),
    inject: [WorkOnFreeze],
  },
  {
    provide: 'relay of profiles',
    useFactory: ({ outbox }: MongoProfiles) => relay('profiles', outbox),
    inject: [Profiles],
  },
  {
    provide: 'relay of segments',
    useFactory: ({ outbox }: MongoSegments) => relay('segments', outbox),
    inject: [Segments],
  },
];
