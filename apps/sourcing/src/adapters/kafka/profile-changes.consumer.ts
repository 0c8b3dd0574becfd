import { profiles } from '@firmograph/contracts';
import { ConsumeBatches, type EventBatch } from '@firmograph/kafka';
import { Controller } from '@nestjs/common';
import { TakeProfileChanges } from '../../application/take-profile-changes.ts';

/** Hears of its own profiles, whoever changed them. */
@Controller()
export class ProfileChangesConsumer {
  constructor(private readonly takeChanges: TakeProfileChanges) {}

  @ConsumeBatches(profiles)
  async onChanges({ events }: EventBatch<typeof profiles>): Promise<void> {
    await this.takeChanges.execute(events, new Date());
  }
}
