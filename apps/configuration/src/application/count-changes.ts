import { Injectable } from '@nestjs/common';
import { scheduleDueAt, withChanges } from '../domain/schedule.ts';
import { change } from './change.ts';
import { Schedules } from './ports.ts';

/**
 * Changes of profiles are counted for the enrichments that wait for them. Profiles change only from outside: what
 * enrichments bring stands beside them, so that no run brings about the next.
 */
@Injectable()
export class CountChanges {
  constructor(private readonly schedules: Schedules) {}

  async execute(tenantId: string, changedAt: readonly Date[], now: Date): Promise<void> {
    for (const { enrichmentId, savedAt } of await this.schedules.watching(tenantId)) {
      const count = changedAt.filter((at) => at >= savedAt).length;
      if (count === 0) continue;
      await change(this.schedules.store, { tenantId, id: enrichmentId }, 'schedule', ({ value }) => {
        const schedule = withChanges(value, count, now);
        return { value: schedule, says: [], dueAt: scheduleDueAt(schedule) };
      });
    }
  }
}
