import { Controller } from '@nestjs/common';
import { profiles } from '@firmograph/contracts';
import { ConsumeBatches, type EventBatch } from '@firmograph/kafka';
import { CountChanges } from '../../application/count-changes.ts';

/** Profiles that change start runs where an enrichment says so. */
@Controller()
export class ProfileChangesConsumer {
  constructor(private readonly count: CountChanges) {}

  @ConsumeBatches(profiles)
  async changed({ events }: EventBatch<typeof profiles>): Promise<void> {
    const changed = events.filter(({ type }) => type === 'profile.changed');
    for (const [tenantId, ofTenant] of Map.groupBy(changed, ({ tenantid }) => tenantid))
      await this.count.execute(
        tenantId,
        ofTenant.map(({ time }) => new Date(time)),
        new Date(),
      );
  }
}
