import { DomainError } from '@firmograph/kernel';
import { nextByCron } from '@firmograph/service-kit';
import { Calendar } from '../../application/ports.ts';

/** Times as cron writes them. */
export class CronCalendar extends Calendar {
  override next(times: readonly string[], timeZone: string, after: Date): Date | null {
    const next = times.map((time) => nextOf(time, timeZone, after)).filter((at) => at !== null);
    return next.toSorted((one, other) => one.getTime() - other.getTime())[0] ?? null;
  }
}

function nextOf(time: string, timeZone: string, after: Date): Date | null {
  const sentence = `“${time}” in “${timeZone}” is not a time. Write five fields, as 30 6 * * 1-5, and a time zone as Europe/Copenhagen.`;
  return nextByCron(time, timeZone, after, (cause) => new DomainError('schedule/not-a-time', sentence, { cause }));
}
