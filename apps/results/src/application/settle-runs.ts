import { Injectable } from '@nestjs/common';
import { canSettle } from '../domain/run.ts';
import { strayOf } from '../domain/stray.ts';
import { Runs, Tallies } from './ports.ts';

/** Looks at a run of which something was counted: when every profile has its outcome, the run is settled, once. */
@Injectable()
export class SettleRuns {
  constructor(
    private readonly runs: Runs,
    private readonly tallies: Tallies,
  ) {}

  async execute(now: Date): Promise<'worked' | 'idle'> {
    const held = await this.runs.claimDue(now);
    if (held === null) return 'idle';
    const { run } = held;
    const sums = await this.tallies.sum(run.tenantId, run.runId);
    const { profiles, counts, reasons, cached, lastAt } = sums;
    const settled = canSettle(run, sums) ? { profiles, counts, reasons, cached, lastAt, at: now } : null;
    const strayed = settled === null ? strayOf(run, sums, now) : null;
    if (strayed !== null) await this.runs.stray(run.tenantId, run.runId, strayed);
    await this.runs.release(held, sums, settled);
    return 'worked';
  }
}
