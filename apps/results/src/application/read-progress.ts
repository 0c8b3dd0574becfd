import { Injectable } from '@nestjs/common';
import { keyOf, NotFound } from '@firmograph/kernel';
import { progressOf, type Progress } from '../domain/run-progress.ts';
import { standsStill, stateOf, type Run, type Sums } from '../domain/run.ts';
import { Runs, Tallies } from './ports.ts';

export type ReportedProgress = Progress & { readonly missingBatches?: number[] };

/** How long a run may go without news, in milliseconds, before it is told which batches are missing. */
export abstract class StandstillLimit {
  abstract readonly ms: number;
}

const sharedMs = 250;
const kept = 1000;

/** How far a run is. Many who ask at once share one look. */
@Injectable()
export class ReadProgress {
  private readonly recent = new Map<string, { readonly at: number; readonly progress: Promise<ReportedProgress> }>();

  constructor(
    private readonly runs: Runs,
    private readonly tallies: Tallies,
    private readonly limit: StandstillLimit,
  ) {}

  /** Throws `NotFound`. */
  async execute(tenantId: string, runId: string): Promise<ReportedProgress> {
    const key = keyOf(tenantId, runId);
    const recent = this.recent.get(key);
    if (recent !== undefined && performance.now() - recent.at < sharedMs) return recent.progress;
    const progress = this.look(tenantId, runId);
    this.recent.delete(key);
    if (this.recent.size >= kept) this.recent.clear();
    this.recent.set(key, { at: performance.now(), progress });
    progress.catch(() => this.recent.delete(key));
    return progress;
  }

  /** Of a run that is at hand already. */
  async of(run: Run): Promise<ReportedProgress> {
    const sums = await this.sumsOf(run);
    const progress = progressOf(run, sums, new Date());
    if (run.frozen === null || !standsStill(run, sums, new Date(), this.limit.ms)) return progress;
    const missing = await this.tallies.missing(run.tenantId, run.runId, run.frozen.batches);
    return { ...progress, missingBatches: [...missing] };
  }

  private async look(tenantId: string, runId: string): Promise<ReportedProgress> {
    const run = await this.runs.find(tenantId, runId);
    if (run === null) throw new NotFound('run', runId);
    return this.of(run);
  }

  /** Of a run that is settled, what was counted at the last look; every part that is counted later has it looked at again. */
  private async sumsOf(run: Run): Promise<Sums> {
    const { tenantId, runId } = run;
    const state = stateOf(run);
    const last = state === 'sourcing' || state === 'running' ? null : await this.runs.lastSums(tenantId, runId);
    return last ?? this.tallies.sum(tenantId, runId);
  }
}
