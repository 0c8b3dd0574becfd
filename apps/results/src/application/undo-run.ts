import { Injectable } from '@nestjs/common';
import { DomainError, NotFound } from '@firmograph/kernel';
import { Bell } from './bell.ts';
import { Runs, Undos, type Undo } from './ports.ts';

/** Has a run undone; a worker does it, because there may be millions of rows. */
@Injectable()
export class UndoRun {
  constructor(
    private readonly runs: Runs,
    private readonly undos: Undos,
    private readonly bell: Bell,
  ) {}

  async execute(tenantId: string, runId: string, requestedBy: string): Promise<Undo> {
    const run = await this.runs.find(tenantId, runId);
    if (run === null) throw new NotFound('run', runId);
    const { enrichmentId } = run;
    const earlier = await this.undos.find(tenantId, runId);
    if (earlier !== null) return earlier;
    if (await this.runs.isUnderWay(tenantId, enrichmentId))
      throw new DomainError(
        'run/under-way',
        'A run of this enrichment is under way: wait until it is over, or cancel it.',
      );
    const undo = await this.undos.request({ tenantId, runId, enrichmentId, requestedBy, requestedAt: new Date() });
    this.bell.ring('undo-runs');
    return undo;
  }
}
