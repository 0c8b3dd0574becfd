import { withoutRun } from '../domain/purse.ts';
import type { PermitCache } from './permit-cache.ts';
import type { Batches, Blocks, Clock, Purses, RunChange, Runs } from './ports.ts';

/** Configuration changed a run: what waits for it is looked at again at once. */
export class ChangeRun {
  constructor(
    private readonly runs: Runs,
    private readonly batches: Batches,
    private readonly permits: PermitCache,
    private readonly rest: { readonly blocks: Blocks; readonly purses: Purses; readonly clock: Clock },
  ) {}

  async execute(tenantId: string, runId: string, change: RunChange): Promise<void> {
    this.permits.drop(tenantId, { runId });
    const { blocks, purses, clock } = this.rest;
    const run = await this.runs.change(tenantId, runId, change);
    if (run === null) return;
    if (change.blocked === null) {
      // A person says so; whether the provider agrees shows with the next call.
      await blocks.lift(tenantId, run.connectionId);
      await this.batches.wakeConnection(tenantId, run.connectionId, clock.now());
    }
    if (change.isOver === true && run.budget !== undefined)
      await purses.change(tenantId, (purse) => [withoutRun(purse, runId), undefined]);
    await this.batches.wakeRun(tenantId, runId, clock.now());
  }
}
