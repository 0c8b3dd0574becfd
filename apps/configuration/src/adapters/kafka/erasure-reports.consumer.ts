import { Controller } from '@nestjs/common';
import { erasures, type ErasureAcknowledged, type ErasureCompleted } from '@firmograph/contracts';
import { Consume } from '@firmograph/kafka';
import { HearErasure } from '../../application/hear-erasure.ts';

/** What the stores report of an erasure, and what consumers say through results. */
@Controller()
export class ErasureReportsConsumer {
  constructor(private readonly hear: HearErasure) {}

  @Consume(erasures, 'erasure.completed')
  async completed({ tenantid, time, data }: ErasureCompleted): Promise<void> {
    const { erasureId, step, store, erased, places, subjects } = data;
    const completed = { step, store, erased, places, subjects, at: new Date(time) };
    await this.hear.completed({ tenantId: tenantid, id: erasureId }, completed, new Date());
  }

  @Consume(erasures, 'erasure.acknowledged')
  async acknowledged({ tenantid, data: { erasureId, consumer, at } }: ErasureAcknowledged): Promise<void> {
    await this.hear.acknowledged({ tenantId: tenantid, id: erasureId }, { consumer, at: new Date(at) }, new Date());
  }
}
