import { Database, Worker } from '@firmograph/mongo';
import { keyEncryptionKeyOf } from '@firmograph/secrets';
import { keptFor } from '@firmograph/service-kit';
import type { Provider, Type } from '@nestjs/common';
import { CronTimes } from './adapters/cron-times.ts';
import { ExportRunsController } from './adapters/http/export-runs.controller.ts';
import { ExportDestinationsController, ExportTargetsController } from './adapters/http/export-targets.controller.ts';
import { ExportsController } from './adapters/http/exports.controller.ts';
import { exportRuns, MongoExportRuns } from './adapters/mongo/mongo-export-runs.ts';
import { MongoExports } from './adapters/mongo/mongo-exports.ts';
import { MongoExportTargets } from './adapters/mongo/mongo-export-targets.ts';
import { ConfiguredDestinations } from './adapters/targets/configured-destinations.ts';
import { ExportColumns } from './application/exporting/columns.ts';
import { EditExports } from './application/exporting/edit-exports.ts';
import { MayUse } from './application/exporting/may-use.ts';
import { OpenTargets } from './application/exporting/open-targets.ts';
import { PlanExport } from './application/exporting/plan-export.ts';
import {
  Destinations,
  ExportRows,
  ExportRuns,
  Exports,
  ExportTargets,
  ExportWorker,
  PlannedTimes,
} from './application/exporting/ports.ts';
import { ReadExportRows } from './application/exporting/read-export-rows.ts';
import { RemoveTarget } from './application/exporting/remove-target.ts';
import { RunExport, RunPlannedExports } from './application/exporting/run-exports.ts';
import { RunnableExport } from './application/exporting/runnable-export.ts';
import { SaveTarget } from './application/exporting/save-target.ts';
import { ShowExport } from './application/exporting/show-export.ts';
import { WorkOnExport } from './application/exporting/work-on-export.ts';
import { WriteParts } from './application/exporting/write-parts.ts';
import type { SourcingConfig } from './config.ts';

const exportLanes = 2;

export const exportControllers: Type[] = [
  ExportTargetsController,
  ExportDestinationsController,
  ExportsController,
  ExportRunsController,
];

/** What exports need, from the routes' use cases to the workers. */
export function exporting(config: SourcingConfig): Provider[] {
  return [
    ...[EditExports, ExportColumns, MayUse, OpenTargets, PlanExport, RemoveTarget, RunExport, RunnableExport],
    ...[RunPlannedExports, SaveTarget, ShowExport, WorkOnExport, WriteParts],
    { provide: ExportRows, useClass: ReadExportRows },
    { provide: PlannedTimes, useClass: CronTimes },
    { provide: Destinations, useFactory: () => new ConfiguredDestinations(config.EXPORT_DESTINATIONS) },
    ...stores(config),
    ...workers,
    // Those under way have no end yet.
    keptFor([{ collection: exportRuns, since: 'run.endedAt', days: config.EXPORT_RUN_DAYS }]),
  ];
}

function stores(config: SourcingConfig): Provider[] {
  return [
    {
      provide: ExportTargets,
      useFactory: (database: Database) => MongoExportTargets.open(database, keyEncryptionKeyOf(config) ?? null),
      inject: [Database],
    },
    { provide: Exports, useFactory: (database: Database) => MongoExports.open(database), inject: [Database] },
    {
      provide: ExportRuns,
      useFactory: (database: Database) => MongoExportRuns.open(database, config.EXPORT_LEASE_MS),
      inject: [Database],
    },
  ];
}

const workers: Provider[] = [
  {
    provide: ExportWorker,
    useFactory: (work: WorkOnExport) =>
      new Worker({
        name: 'export',
        lanes: exportLanes,
        idleMs: 500,
        step: (signal) => work.execute(() => new Date(), signal),
      }),
    inject: [WorkOnExport],
  },
  {
    provide: 'worker of planned exports',
    useFactory: (planned: RunPlannedExports) =>
      new Worker({ name: 'planned exports', lanes: 1, idleMs: 1000, step: () => planned.execute(new Date()) }),
    inject: [RunPlannedExports],
  },
];
