import { Injectable } from '@nestjs/common';
import { DomainError, NotFound } from '@firmograph/kernel';
import type { Actor } from '../domain/actor.ts';
import { noChanges, scheduleDueAt, type Schedule, type ScheduleTerms } from '../domain/schedule.ts';
import { changeOrBegin } from './change.ts';
import { ConnectionRules } from './connection-rules.ts';
import { present } from './enrichment-change.ts';
import { Calendar, Enrichments, Schedules, type Address } from './ports.ts';

/** It runs in the name of whoever saved it last. */
@Injectable()
export class SaveSchedule {
  constructor(
    private readonly enrichments: Enrichments,
    private readonly schedules: Schedules,
    private readonly calendar: Calendar,
    private readonly rules: ConnectionRules,
  ) {}

  async execute(address: Address, terms: ScheduleTerms, by: Actor, now: Date): Promise<Schedule> {
    const stored = await this.enrichments.store.find(address);
    if (stored === null) throw new NotFound('enrichment', address.id);
    const { definition } = present(stored.value);
    await this.rules.checkUse(address.tenantId, definition.connectionId, by);
    const nextAt = this.nextOf(terms, now);
    const saved = { ...terms, enrichmentId: address.id, by, savedAt: now, removedAt: null, nextAt, changes: noChanges };
    return changeOrBegin<Schedule>(this.schedules.store, address, saved, ({ value: { changes } }) => {
      const schedule = { ...saved, changes: terms.onChange === null ? noChanges : changes };
      return { value: schedule, says: [], dueAt: scheduleDueAt(schedule) };
    });
  }

  private nextOf({ times, timeZone }: ScheduleTerms, now: Date): Date | null {
    for (const time of times)
      if (this.calendar.next([time], timeZone, now) === null)
        throw new DomainError('schedule/never', `“${time}” never comes. Choose a day that there is.`);
    return this.calendar.next(times, timeZone, now);
  }
}
