import { Cron } from 'croner';
import { DomainError } from '@firmograph/kernel';
import { Calendar } from '../../application/ports.ts';

/** Times as cron writes them. A time in the gap of a clock change comes when the gap ends, one in the fold comes once. */
export class CronCalendar extends Calendar {
  override next(times: readonly string[], timeZone: string, after: Date): Date | null {
    const next = times.map((time) => nextOf(time, timeZone, after)).filter((at) => at !== null);
    return next.toSorted((one, other) => one.getTime() - other.getTime())[0] ?? null;
  }
}

function nextOf(time: string, timezone: string, after: Date): Date | null {
  try {
    const found = new Cron(time, { timezone, mode: '5-part', paused: true }).nextRun(after);
    return found === null ? null : new Date(found.getTime());
  } catch (cause) {
    throw new DomainError(
      'schedule/not-a-time',
      `“${time}” in “${timezone}” is not a time. Write five fields, as 30 6 * * 1-5, and a time zone as Europe/Copenhagen.`,
      { cause },
    );
  }
}
