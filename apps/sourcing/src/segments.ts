import { Database, Worker } from '@firmograph/mongo';
import type { Provider, Type } from '@nestjs/common';
import { MeasuresController } from './adapters/http/measures.controller.ts';
import { SegmentBuildingController } from './adapters/http/segment-building.controller.ts';
import { SegmentCountsController } from './adapters/http/segment-counts.controller.ts';
import { SegmentReadingController } from './adapters/http/segment-reading.controller.ts';
import { SegmentsController } from './adapters/http/segments.controller.ts';
import { EnrichedProfilesConsumer } from './adapters/kafka/enriched-profiles.consumer.ts';
import { EnrichmentsConsumer } from './adapters/kafka/enrichments.consumer.ts';
import { ProfileChangesConsumer } from './adapters/kafka/profile-changes.consumer.ts';
import { MongoEnrichedFields } from './adapters/mongo/mongo-enriched-fields.ts';
import { MongoFieldValues } from './adapters/mongo/mongo-field-values.ts';
import { MongoKnownEnrichments } from './adapters/mongo/mongo-known-enrichments.ts';
import { MongoMeasures } from './adapters/mongo/mongo-measures.ts';
import { MongoMisfits } from './adapters/mongo/mongo-misfits.ts';
import { MongoSegmentCounts } from './adapters/mongo/mongo-segment-counts.ts';
import { MongoSegmentMembers } from './adapters/mongo/segment-members.ts';
import { CheckSegment } from './application/check-segment.ts';
import { CountSegment } from './application/count-segment.ts';
import { EnrichedFields, KnownEnrichments } from './application/enriched-ports.ts';
import { EvaluateMeasure, Measures } from './application/evaluate-measure.ts';
import { FreezeMembers, StaticStore } from './application/freeze-members.ts';
import { Misfits } from './application/ports.ts';
import { PreviewSegment } from './application/preview-segment.ts';
import { SaveSegment } from './application/save-segment.ts';
import { SegmentCounts, SegmentMembers } from './application/segment-counts.ts';
import { SegmentExpressions } from './application/segment-expressions.ts';
import { SegmentUsage } from './application/segment-usage.ts';
import { TakeEnrichedRows } from './application/take-enriched-rows.ts';
import { TakeEnrichment } from './application/take-enrichment.ts';
import { TakeProfileChanges } from './application/take-profile-changes.ts';
import { FieldValues } from './application/value-hints.ts';

/** Segments, and what they see of enrichments beside the profiles: part of the one module. */
export const segmentControllers: readonly Type[] = [
  SegmentBuildingController,
  SegmentCountsController,
  SegmentReadingController,
  SegmentsController,
  EnrichedProfilesConsumer,
  EnrichmentsConsumer,
  ProfileChangesConsumer,
  MeasuresController,
];

const useCases: readonly Provider[] = [
  CheckSegment,
  CountSegment,
  EvaluateMeasure,
  FreezeMembers,
  PreviewSegment,
  SaveSegment,
  SegmentExpressions,
  SegmentUsage,
  StaticStore,
  TakeEnrichedRows,
  TakeEnrichment,
  TakeProfileChanges,
];

const ports: readonly Provider[] = [
  {
    provide: EnrichedFields,
    useFactory: (database: Database) => MongoEnrichedFields.open(database),
    inject: [Database],
  },
  {
    provide: KnownEnrichments,
    useFactory: (database: Database) => MongoKnownEnrichments.open(database),
    inject: [Database],
  },
  {
    provide: SegmentCounts,
    useFactory: (database: Database) => MongoSegmentCounts.open(database),
    inject: [Database],
  },
  {
    provide: SegmentMembers,
    useFactory: (database: Database) => MongoSegmentMembers.open(database),
    inject: [Database],
  },
  { provide: Measures, useFactory: (database: Database) => MongoMeasures.open(database), inject: [Database] },
  { provide: Misfits, useFactory: (database: Database) => MongoMisfits.open(database), inject: [Database] },
  { provide: FieldValues, useFactory: (database: Database) => MongoFieldValues.open(database), inject: [Database] },
];

const worker: Provider = {
  provide: 'counter of segments',
  useFactory: (count: CountSegment) =>
    new Worker({ name: 'segments', lanes: 1, idleMs: 1000, step: (signal) => count.execute(() => new Date(), signal) }),
  inject: [CountSegment],
};

export const segmentProviders: readonly Provider[] = [...useCases, ...ports, worker];
