import type { PermitCache } from './permit-cache.ts';
import type { Batches, Blocks, Clock } from './ports.ts';

/** A connection was saved, verified or resumed: what the provider refused before, it may take now. */
export class ResumeConnection {
  constructor(
    private readonly blocks: Blocks,
    private readonly batches: Batches,
    private readonly permits: PermitCache,
    private readonly clock: Clock,
  ) {}

  async execute(tenantId: string, connectionId: string): Promise<void> {
    this.permits.drop(tenantId, { connectionId });
    await this.blocks.lift(tenantId, connectionId);
    await this.batches.wakeConnection(tenantId, connectionId, this.clock.now());
  }
}
