import { Module, type DynamicModule, type Provider } from '@nestjs/common';
import { catalog } from '@firmograph/contracts';
import { KafkaModule } from '@firmograph/kafka';
import { Database, MongoModule } from '@firmograph/mongo';
import {
  AuditModule,
  DeadLettersController,
  Erased,
  erasing,
  ErasuresConsumer,
  HeardErasures as ErasuresHeard,
  HealthChecks,
  kafkaOptions,
  keptFor,
  Places,
  ServiceModule,
} from '@firmograph/service-kit';
import { ErasuresController } from './adapters/http/erasures.controller.ts';
import { ProgressController } from './adapters/http/progress.controller.ts';
import { OutcomesController } from './adapters/http/outcomes.controller.ts';
import { HistoryController } from './adapters/http/history.controller.ts';
import { ChangesController } from './adapters/http/changes.controller.ts';
import { ReviewsController } from './adapters/http/reviews.controller.ts';
import { RowsController } from './adapters/http/rows.controller.ts';
import { UnfinishedController } from './adapters/http/unfinished.controller.ts';
import { SummaryController } from './adapters/http/summary.controller.ts';
import { AnswersConsumer } from './adapters/kafka/answers.consumer.ts';
import { DeadLettersConsumer } from './adapters/kafka/dead-letters.consumer.ts';
import { EnrichmentsConsumer } from './adapters/kafka/enrichments.consumer.ts';
import { KafkaAnnouncements } from './adapters/kafka/kafka-announcements.ts';
import { KafkaOwnTopic } from './adapters/kafka/kafka-own-topic.ts';
import { OwnTopicConsumer } from './adapters/kafka/own-topic.consumer.ts';
import { ProfilesConsumer } from './adapters/kafka/profiles.consumer.ts';
import { RunsConsumer } from './adapters/kafka/runs.consumer.ts';
import { erasablePlaces } from './adapters/mongo/erasable-places.ts';
import { MongoAcknowledgements } from './adapters/mongo/mongo-acknowledgements.ts';
import { MongoDeletedProfiles } from './adapters/mongo/mongo-deleted-profiles.ts';
import { MongoDoubts } from './adapters/mongo/mongo-doubts.ts';
import { MongoEnrichments } from './adapters/mongo/mongo-enrichments.ts';
import { MongoRecords } from './adapters/mongo/mongo-records.ts';
import { MongoRows } from './adapters/mongo/mongo-rows.ts';
import { MongoRuns } from './adapters/mongo/mongo-runs.ts';
import { MongoReviews } from './adapters/mongo/mongo-reviews.ts';
import { MongoChanges } from './adapters/mongo/mongo-changes.ts';
import { MongoUndos } from './adapters/mongo/mongo-undos.ts';
import { MongoTallies } from './adapters/mongo/mongo-tallies.ts';
import { AcknowledgeErasure } from './application/acknowledge-erasure.ts';
import { Bell } from './application/bell.ts';
import { CountDeadLetters } from './application/count-dead-letters.ts';
import { Counting } from './application/counting.ts';
import { DeleteEnrichment } from './application/delete-enrichment.ts';
import { DeleteProfile } from './application/delete-profile.ts';
import { DownloadRows } from './application/download-rows.ts';
import { ErasedAnswers } from './application/erased-answers.ts';
import { FinishRecord } from './application/finish-record.ts';
import { FinishUnfinished } from './application/finish-unfinished.ts';
import { FollowProgress } from './application/follow-progress.ts';
import { FollowRun } from './application/follow-run.ts';
import { GuardOwnTopic } from './application/guard-own-topic.ts';
import { KnownEnrichment } from './application/known-enrichment.ts';
import { KnownRuns } from './application/known-runs.ts';
import { ListOutcomes } from './application/list-outcomes.ts';
import { ListRows } from './application/list-rows.ts';
import { ListRunHistory } from './application/list-run-history.ts';
import {
  Acknowledgements,
  Announcements,
  Changes,
  DeletedProfiles,
  Doubts,
  Enrichments,
  ErasedData,
  HeardErasures,
  OwnTopic,
  Records,
  Reviews,
  Rows,
  Runs,
  Tallies,
  Undos,
} from './application/ports.ts';
import { ReadProgress, StandstillLimit } from './application/read-progress.ts';
import { ReadRow } from './application/read-row.ts';
import { PresentState } from './application/present-state.ts';
import { PublishedRows } from './application/published-rows.ts';
import { RecordAnswers } from './application/record-answers.ts';
import { RepairOwnTopic } from './application/repair-own-topic.ts';
import { SettleRuns } from './application/settle-runs.ts';
import { ListProfileEnrichments } from './application/list-profile-enrichments.ts';
import { CountRunChanges } from './application/count-run-changes.ts';
import { ListRunChanges } from './application/list-run-changes.ts';
import { RowHistory } from './application/row-history.ts';
import { DecideReview } from './application/decide-review.ts';
import { DoDecisions } from './application/do-decisions.ts';
import { ListReviews } from './application/list-reviews.ts';
import { ReviewedState } from './application/reviewed-state.ts';
import { NumberChanges } from './application/number-changes.ts';
import { ReadChanges } from './application/read-changes.ts';
import { UndoRun } from './application/undo-run.ts';
import { WorkOnUndos } from './application/work-on-undos.ts';
import { SummarizeRuns } from './application/summarize-runs.ts';
import { SummarizeRows } from './application/summarize-rows.ts';
import { WithdrawEnrichment } from './application/withdraw-enrichment.ts';
import { WithdrawProfile } from './application/withdraw-profile.ts';
import { WithdrawRows } from './application/withdraw-rows.ts';
import type { ResultsConfig } from './config.ts';
import { workers } from './workers.ts';

const useCases = [
  ...[
    RecordAnswers,
    PresentState,
    ErasedAnswers,
    AcknowledgeErasure,
    KnownRuns,
    FinishRecord,
    Counting,
    FinishUnfinished,
  ],
  ...[FollowRun, SettleRuns, CountDeadLetters, Bell],
  ...[GuardOwnTopic, RepairOwnTopic, PublishedRows],
  ...[DeleteEnrichment, DeleteProfile, WithdrawRows, WithdrawEnrichment, WithdrawProfile],
  ...[ReadProgress, FollowProgress, ListRunHistory, ListOutcomes, SummarizeRows, KnownEnrichment],
  ...[NumberChanges, ReadChanges],
  ...[DecideReview, DoDecisions, ListReviews, ReviewedState],
  ...[CountRunChanges, ListRunChanges, RowHistory, UndoRun, WorkOnUndos],
  ...[ListRows, DownloadRows, ReadRow, SummarizeRuns, ListProfileEnrichments],
];

@Module({})
export class AppModule {
  constructor(checks: HealthChecks, database: Database) {
    checks.add('mongodb', () => database.health());
  }

  static with(config: ResultsConfig): DynamicModule {
    return {
      module: AppModule,
      imports: [
        ServiceModule.with({ title: 'Results', config }),
        KafkaModule.with(kafkaOptions('results', config, catalog)),
        MongoModule.with({ url: config.MONGO_URL, service: 'results' }),
        AuditModule.with({ service: 'results', config }),
      ],
      controllers: [
        ...[AnswersConsumer, RunsConsumer, EnrichmentsConsumer, ProfilesConsumer],
        ...[DeadLettersConsumer, OwnTopicConsumer, ErasuresConsumer],
        ...[
          ProgressController,
          OutcomesController,
          SummaryController,
          HistoryController,
          RowsController,
          UnfinishedController,
        ],
        ...[ChangesController, ReviewsController, ErasuresController, DeadLettersController],
      ],
      providers: [...useCases, ...ports(config), ...workers, ...erasing('results', config), history(config)],
    };
  }
}

function ports(config: ResultsConfig): readonly Provider[] {
  const { RELAY_AFTER_MS: relayAfterMs, STANDSTILL_MS } = config;
  return [
    { provide: Announcements, useClass: KafkaAnnouncements },
    { provide: OwnTopic, useFactory: () => new KafkaOwnTopic(kafkaOptions('results', config, catalog)) },
    { provide: StandstillLimit, useValue: { ms: STANDSTILL_MS } },
    {
      provide: Runs,
      useFactory: (database: Database, announcements: Announcements) =>
        MongoRuns.open(database, { announcements, relayAfterMs }),
      inject: [Database, Announcements],
    },
    {
      provide: Rows,
      useFactory: (database: Database, announcements: Announcements, erased: ErasedData) =>
        MongoRows.open(database, { announcements, relayAfterMs, erased }),
      inject: [Database, Announcements, ErasedData],
    },
    {
      provide: Records,
      useFactory: (database: Database, erased: ErasedData) => MongoRecords.open(database, relayAfterMs, erased),
      inject: [Database, ErasedData],
    },
    { provide: ErasedData, useExisting: Erased },
    { provide: HeardErasures, useExisting: ErasuresHeard },
    {
      provide: Acknowledgements,
      useFactory: (database: Database, announcements: Announcements) =>
        MongoAcknowledgements.open(database, announcements),
      inject: [Database, Announcements],
    },
    { provide: Places, useFactory: erasablePlaces, inject: [Database, WithdrawRows] },
    stored(Tallies, (database) => MongoTallies.open(database)),
    stored(Enrichments, (database) => MongoEnrichments.open(database)),
    stored(DeletedProfiles, (database) => MongoDeletedProfiles.open(database)),
    ...besideRuns(),
    stored(Doubts, (database) => MongoDoubts.open(database)),
  ];
}

function besideRuns(): readonly Provider[] {
  return [
    stored(Changes, (database) => MongoChanges.open(database)),
    stored(Reviews, (database) => MongoReviews.open(database)),
    stored(Undos, (database) => MongoUndos.open(database)),
  ];
}

function stored<Port>(port: abstract new () => Port, open: (database: Database) => Promise<Port>): Provider {
  return { provide: port, useFactory: open, inject: [Database] };
}

// As long as internal topics keep what they carry.
const feedDays = 7;

function history({ HISTORY_DAYS: days }: ResultsConfig): Provider {
  return keptFor([
    { collection: 'changes', since: 'at', days: feedDays, only: { no: { $exists: true } } },
    { collection: 'undos', since: 'requestedAt', days, only: { doneAt: { $ne: null } } },
    { collection: 'records', since: 'decidedAt', days, only: { state: 'published' } },
  ]);
}
