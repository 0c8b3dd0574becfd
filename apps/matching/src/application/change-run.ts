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
    const { purses, clock } = this.rest;
    if (change.blocked === null) await this.liftBlock(tenantId, runId);
    const run = await this.runs.change(tenantId, runId, change);
    if (run === null) return;
    if (change.blocked === null) await this.batches.wakeConnection(tenantId, run.connectionId, clock.now());
    if (change.isOver === true && run.budget !== undefined)
      await purses.change(tenantId, (purse) => [withoutRun(purse, runId), undefined]);
    await this.batches.wakeRun(tenantId, runId, clock.now());
  }

  /**
   * A person says so; whether the provider agrees shows with the next call. Before the run is changed: a batch that saw
   * the run free and the refusal still there would tell it again, and a crash in between would leave it for ever.
   */
  private async liftBlock(tenantId: string, runId: string): Promise<void> {
    const run = await this.runs.find(tenantId, runId);
    if (run !== null) await this.rest.blocks.lift(tenantId, run.connectionId);
  }
}
