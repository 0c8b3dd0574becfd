import type { ProfileBatchSourced } from '@firmograph/contracts';
import type { Batches, Clock, Runs } from './ports.ts';

/** Takes a batch in, once; the rest is work for later. */
export class StoreBatch {
  constructor(
    private readonly batches: Batches,
    private readonly runs: Runs,
    private readonly clock: Clock,
  ) {}

  async execute({ tenantid: tenantId, time, data }: ProfileBatchSourced): Promise<void> {
    const run = await this.runs.find(tenantId, data.runId);
    const batch = {
      state: 'stored',
      tenantId,
      runId: data.runId,
      batch: data.batch,
      enrichmentId: data.enrichmentId,
      connectionId: run?.connectionId ?? '',
      profiles: data.profiles,
      frozenAt: new Date(time),
      attempts: 0,
    } as const;
    await this.batches.store(batch, this.clock.now());
  }
}
