import { Controller, Inject } from '@nestjs/common';
import { erasures, type ErasureRequested } from '@firmograph/contracts';
import { Consume } from '@firmograph/kafka';
import { Worker } from '@firmograph/mongo';
import { HeardErasures } from './heard-erasures.ts';

export const erasureWorker = Symbol('erasure-worker');

/** What configuration asks every store to erase. */
@Controller()
export class ErasuresConsumer {
  constructor(
    private readonly heard: HeardErasures,
    @Inject(erasureWorker) private readonly worker: Worker,
  ) {}

  @Consume(erasures, 'erasure.requested')
  async requested(event: ErasureRequested): Promise<void> {
    await this.heard.take(event, true);
    this.worker.wake();
  }
}
