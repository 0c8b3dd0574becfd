import type { EventsOf, profiles } from '@firmograph/contracts';
import { Injectable } from '@nestjs/common';
import { EnrichedFields } from './enriched-ports.ts';
import { SegmentCounts, SegmentMembers } from './segment-counts.ts';

export type ProfileEvents = readonly EventsOf<typeof profiles>[];

/** What becomes of segments when profiles change: they are counted again, and those that are gone are in none. */
@Injectable()
export class TakeProfileChanges {
  constructor(
    private readonly counts: SegmentCounts,
    private readonly members: SegmentMembers,
    private readonly rows: EnrichedFields,
  ) {}

  async execute(events: ProfileEvents, now: Date): Promise<void> {
    for (const [tenantId, group] of Map.groupBy(events, ({ tenantid }) => tenantid)) {
      const gone = group.filter(({ type }) => type === 'profile.deleted');
      if (gone.length > 0) {
        const ids = gone.map(({ data }) => data.profileId);
        await this.members.without(tenantId, ids);
        await this.rows.without(
          tenantId,
          gone.map(({ data, time }) => ({ profileId: data.profileId, at: new Date(time) })),
        );
      }
      await this.counts.markAll(tenantId, now);
    }
  }
}
