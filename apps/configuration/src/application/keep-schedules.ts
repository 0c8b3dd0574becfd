import { Injectable } from '@nestjs/common';
import { runIdFrom, type RunOrder } from '../domain/run-order.ts';
import { changeRunAt, isLive, mayStart, scheduleDueAt, withoutChanges, type Schedule } from '../domain/schedule.ts';
import { change } from './change.ts';
import { Calendar, Schedules, type Address } from './ports.ts';
import { isRule } from './refusals.ts';
import { RequestRun } from './request-run.ts';
import { ScheduledRuns } from './scheduled-runs.ts';

const againMs = 60_000;
const blackout = 'blackout';

/**
 * Starts what is due. A time leads to the same run whoever deals with it, so that it runs once; of several times that
 * nobody was there for, one run makes up.
 */
@Injectable()
export class KeepSchedules {
  constructor(
    private readonly schedules: Schedules,
    private readonly calendar: Calendar,
    private readonly request: RequestRun,
    private readonly rest: ScheduledRuns,
  ) {}

  /** One of them; says whether any was due. */
  async execute(now: Date): Promise<boolean> {
    const address = await this.schedules.store.due(now);
    if (address === null) return false;
    const schedule = (await this.schedules.store.find(address))?.value;
    if (schedule === undefined || !isLive(schedule)) return true;
    if (!(await this.rest.isThere(address))) await this.write(address, (each) => ({ ...each, removedAt: now }));
    else if (schedule.nextAt !== null && schedule.nextAt <= now) await this.planned(address, schedule, now);
    else await this.changed(address, schedule, now);
    return true;
  }

  private async planned(address: Address, schedule: Schedule, now: Date): Promise<void> {
    const at = schedule.nextAt ?? now;
    const order = { mode: schedule.mode, ofRun: null, trigger: 'schedule', plannedFor: at } as const;
    const runId = runIdFrom(`schedule ${at.toISOString()}`, address.id);
    const refused = mayStart(schedule, at, now) ? await this.start(address, { runId, order }, schedule, now) : blackout;
    if (refused !== null) await this.rest.skip(address, { runId, order, by: schedule.by.subject }, refused, now);
    await this.write(address, (each) =>
      each.nextAt?.getTime() === at.getTime()
        ? { ...each, nextAt: this.calendar.next(each.times, each.timeZone, now) }
        : null,
    );
  }

  private async changed(address: Address, schedule: Schedule, now: Date): Promise<void> {
    const { count, since } = schedule.changes;
    const at = changeRunAt(schedule);
    if (at === null || since === null || at > now) return;
    const order = { mode: schedule.mode, ofRun: null, trigger: 'change' } as const;
    const runId = runIdFrom(`change ${since.toISOString()}`, address.id);
    const refused = mayStart(schedule, now) ? await this.start(address, { runId, order }, schedule, now) : blackout;
    // Changes do not go away: they wait for the run under way, and for the end of the blackout.
    if (refused === blackout || refused === 'run/already-active')
      return this.schedules.store.putOff(address, new Date(now.getTime() + againMs));
    if (refused !== null) await this.rest.skip(address, { runId, order, by: schedule.by.subject }, refused, now);
    await this.write(address, (each) => withoutChanges(each, count, now));
  }

  /** Why it did not start; null: it did. */
  private async start(
    address: Address,
    run: { readonly runId: string; readonly order: RunOrder },
    { by }: Schedule,
    now: Date,
  ): Promise<string | null> {
    try {
      await this.request.execute(address, { ...run, queue: false }, by, now);
      return null;
    } catch (error) {
      if (isRule(error)) return error.code;
      throw error;
    }
  }

  private async write(address: Address, next: (schedule: Schedule) => Schedule | null): Promise<void> {
    await change(this.schedules.store, address, 'schedule', ({ value }) => {
      const schedule = next(value);
      return schedule === null ? null : { value: schedule, says: [], dueAt: scheduleDueAt(schedule) };
    });
  }
}
