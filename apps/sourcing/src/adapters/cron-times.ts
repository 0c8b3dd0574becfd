import { DomainError } from '@firmograph/kernel';
import { Cron } from 'croner';
import { PlannedTimes } from '../application/exporting/ports.ts';

/** Planned times by cron, in a time zone. A time that a change of the clock leaves out or repeats is planned once. */
export class CronTimes extends PlannedTimes {
  override next({ cron, timeZone }: { readonly cron: string; readonly timeZone: string }, after: Date): Date | null {
    try {
      return new Cron(cron, { timezone: timeZone, mode: '5-part', paused: true }).nextRun(after);
    } catch (cause) {
      throw new DomainError(
        'export/schedule',
        'The schedule cannot be read: use five fields of cron, as 0 6 * * 1, and a time zone as Europe/Copenhagen.',
        { cause },
      );
    }
  }
}
