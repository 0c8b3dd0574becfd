import { Controller } from '@nestjs/common';
import { profileBatches, type ProfileBatchSourced } from '@firmograph/contracts';
import { Consume } from '@firmograph/kafka';
import { Workers } from '../../application/ports.ts';
import { StoreBatch } from '../../application/store-batch.ts';

@Controller()
export class BatchesConsumer {
  constructor(
    private readonly store: StoreBatch,
    private readonly workers: Workers,
  ) {}

  @Consume(profileBatches, 'profile-batch.sourced')
  async sourced(event: ProfileBatchSourced): Promise<void> {
    await this.store.execute(event);
    this.workers.wake();
  }
}
