import { Injectable } from '@nestjs/common';
import { NotFound } from '@firmograph/kernel';
import { isLive, mayStart, scheduleDueAt, type Schedule } from '../domain/schedule.ts';
import { change } from './change.ts';
import { Calendar, Schedules, type Address } from './ports.ts';

const shown = 5;

export interface ComingTime {
  readonly at: Date;
  readonly isBlackedOut: boolean;
}

@Injectable()
export class ReadSchedule {
  constructor(
    private readonly schedules: Schedules,
    private readonly calendar: Calendar,
  ) {}

  async one(address: Address): Promise<Schedule> {
    const schedule = (await this.schedules.store.find(address))?.value;
    if (schedule?.removedAt !== null) throw new NotFound('schedule', address.id);
    return schedule;
  }

  comingTimes(schedule: Schedule, now: Date): readonly ComingTime[] {
    const coming: ComingTime[] = [];
    let at = isLive(schedule) ? this.calendar.next(schedule.times, schedule.timeZone, now) : null;
    while (at !== null && coming.length < shown) {
      coming.push({ at, isBlackedOut: !mayStart(schedule, at) });
      at = this.calendar.next(schedule.times, schedule.timeZone, at);
    }
    return coming;
  }

  async remove(address: Address, now: Date): Promise<void> {
    await this.one(address);
    await change(this.schedules.store, address, 'schedule', ({ value }) => {
      const removed = { ...value, removedAt: now };
      return { value: removed, says: [], dueAt: scheduleDueAt(removed) };
    });
  }
}
