import { enrichedProfiles } from '@firmograph/contracts';
import { ConsumeBatches, type EventBatch } from '@firmograph/kafka';
import { Controller } from '@nestjs/common';
import { TakeEnrichedRows } from '../../application/take-enriched-rows.ts';

@Controller()
export class EnrichedProfilesConsumer {
  constructor(private readonly takeRows: TakeEnrichedRows) {}

  @ConsumeBatches(enrichedProfiles)
  async onRows({ events }: EventBatch<typeof enrichedProfiles>): Promise<void> {
    await this.takeRows.execute(events);
  }
}
