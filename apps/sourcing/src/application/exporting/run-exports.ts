import { randomUUID } from 'node:crypto';
import { DomainError, nameBasedId, NotFound } from '@firmograph/kernel';
import { Injectable } from '@nestjs/common';
import type { Export, ExportRun } from '../../domain/exporting/export.ts';
import { MayUse, type Asker } from './may-use.ts';
import { Exports, ExportRuns, ExportWorker, PlannedTimes, type PlannedExport } from './ports.ts';

const plannedNamespace = '6d0b4a5e-3d52-4b5c-9c55-0f2f8a0f6d11';

/** Runs an export now. */
@Injectable()
export class RunExport {
  constructor(
    private readonly mayUse: MayUse,
    private readonly runs: ExportRuns,
    private readonly worker: ExportWorker,
  ) {}

  async execute(asker: Asker, exportId: string, now: Date): Promise<ExportRun> {
    const { value } = await this.mayUse.export(asker, exportId);
    const run = queued(asker.tenantId, value, { runId: randomUUID(), now, requestedBy: asker.name });
    const added = await this.runs.add(run);
    if (added === 'added') {
      this.worker.wake();
      return run;
    }
    const active = await this.runs.activeOf(asker.tenantId, exportId);
    throw new DomainError(
      'export/running',
      `A run of this export is under way${active === undefined ? '' : `: ${active.runId}`}. Wait for it, or cancel it.`,
    );
  }

  async cancel(asker: Asker, runId: string, now: Date): Promise<void> {
    const found = await this.runs.find(asker.tenantId, runId);
    if (found === undefined) throw new NotFound('export run', runId);
    await this.mayUse.export(asker, found.run.exportId).catch(allowWhereRemoved(asker));
    if (!(await this.runs.askToCancel(asker.tenantId, runId, now)))
      throw new DomainError('export/not-running', 'The run is over already.');
    this.worker.wake();
  }
}

/** Begins the runs whose planned time has come, each once: its id is that of export and time. */
@Injectable()
export class RunPlannedExports {
  constructor(
    private readonly exports: Exports,
    private readonly runs: ExportRuns,
    private readonly times: PlannedTimes,
    private readonly worker: ExportWorker,
  ) {}

  async execute(now: Date): Promise<'worked' | 'idle'> {
    const planned = await this.exports.claimPlanned(now);
    if (planned === null) return 'idle';
    await this.begin(planned, now);
    const { schedule } = planned.value.definition;
    // Times that nobody was there for are not made up for: the one that was begun reads what is there now.
    await this.exports.planNext(planned, schedule === null ? null : this.times.next(schedule, now));
    return 'worked';
  }

  private async begin({ tenantId, value, plannedAt }: PlannedExport, now: Date): Promise<void> {
    if (value.targetId === null) return;
    const runId = nameBasedId(plannedNamespace, JSON.stringify([tenantId, value.exportId, plannedAt.toISOString()]));
    const run = queued(tenantId, value, { runId, now, plannedAt });
    const added = await this.runs.add(run);
    if (added === 'added') this.worker.wake();
    if (added === 'busy')
      await this.runs.addOver({
        ...run,
        status: 'Skipped',
        code: 'export/running',
        reason: 'The run before it was still under way. Let the export run less often.',
        endedAt: now,
      });
  }
}

interface Asked {
  readonly runId: string;
  readonly now: Date;
  readonly requestedBy?: string;
  readonly plannedAt?: Date;
}

function queued(tenantId: string, { exportId, definition, targetId }: Export, asked: Asked): ExportRun {
  if (targetId === null)
    throw new DomainError('export/detached', 'The export is detached: change it to go to a target, then run it.');
  const { runId, now, requestedBy = null, plannedAt = null } = asked;
  return {
    ...{ tenantId, runId, exportId, exportName: definition.name, targetId },
    ...{ status: 'Queued', reason: null, code: null, trigger: plannedAt === null ? 'on-demand' : 'scheduled' },
    ...{ plannedAt, requestedBy, requestedAt: now, asOf: null, endedAt: null, expected: null },
    ...{ attempts: 0, parts: [], manifest: null },
  };
}

/** A run outlives its export; then only an administrator stops it. */
function allowWhereRemoved({ isAdministrator }: Asker): (error: unknown) => void {
  return (error) => {
    if (!(isAdministrator && error instanceof NotFound)) throw error;
  };
}
