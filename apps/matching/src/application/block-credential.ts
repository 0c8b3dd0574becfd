import { Logger } from '@nestjs/common';
import type { AcceptedBatch, SentBatch } from '../domain/batch.ts';
import type { BlockReason, Run } from '../domain/run.ts';
import type { Blocks, Clock, Runs } from './ports.ts';

/** The provider refuses a credential: nothing is called with it until a person says so. */
export class BlockCredential {
  private readonly logger = new Logger(BlockCredential.name);

  constructor(
    private readonly blocks: Blocks,
    private readonly runs: Runs,
    private readonly clock: Clock,
  ) {}

  async execute(batch: SentBatch | AcceptedBatch, run: Run, reason: BlockReason): Promise<void> {
    const { tenantId, runId, connectionId } = batch;
    const { fingerprint } = batch.call;
    const blockedAt = this.clock.now();
    await this.blocks.put(tenantId, { fingerprint, connectionId, reason, blockedAt });
    await this.runs.block(tenantId, run, reason, blockedAt);
    this.logger.warn({ message: 'the provider refuses the credential', connectionId, runId, reason });
  }
}
