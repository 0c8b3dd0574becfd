import type { Database } from '@firmograph/mongo';
import { Schedules } from '../../application/ports.ts';
import { isLive, type Schedule } from '../../domain/schedule.ts';
import { allOf } from './listing.ts';
import { MongoStore, type Publish } from './mongo-store.ts';

export class MongoSchedules extends Schedules {
  private constructor(override readonly store: MongoStore<Schedule>) {
    super();
  }

  static async open(database: Database, publish: Publish): Promise<MongoSchedules> {
    const store = await MongoStore.open<Schedule>(database, publish, {
      name: 'schedules',
      listedAt: ({ savedAt }) => savedAt,
      facets: (schedule) => (isLive(schedule) && schedule.onChange !== null ? { watches: 'profiles' } : {}),
      facetIndexes: ['watches'],
      audited: {
        kind: 'schedule',
        of: ({ times, timeZone, isOn, mode, blackouts, onChange, removedAt }) => ({
          times,
          timeZone,
          isOn,
          mode,
          blackouts,
          onChange,
          removedAt,
        }),
      },
    });
    return new MongoSchedules(store);
  }

  override async watching(tenantId: string): Promise<readonly Schedule[]> {
    return allOf(this.store, tenantId, { 'facets.watches': 'profiles' });
  }
}
