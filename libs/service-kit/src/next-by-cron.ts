import { Cron } from 'croner';

/**
 * The next time after a date that five fields of cron mean in a time zone; null: there is none. A time in the gap of a clock
 * change comes when the gap ends, one in the fold comes once. Throws what `unreadable` makes of a time or a zone that is none.
 */
export function nextByCron(
  time: string,
  timezone: string,
  after: Date,
  unreadable: (cause: unknown) => Error,
): Date | null {
  try {
    return new Cron(time, { timezone, mode: '5-part', paused: true }).nextRun(after);
  } catch (cause) {
    throw unreadable(cause);
  }
}
