import { DomainError } from '@firmograph/kernel';
import { nextByCron } from '@firmograph/service-kit';
import { PlannedTimes } from '../application/exporting/ports.ts';

const sentence =
  'The schedule cannot be read: use five fields of cron, as 0 6 * * 1, and a time zone as Europe/Copenhagen.';

/** Planned times by cron, in a time zone. */
export class CronTimes extends PlannedTimes {
  override next({ cron, timeZone }: { readonly cron: string; readonly timeZone: string }, after: Date): Date | null {
    return nextByCron(cron, timeZone, after, (cause) => new DomainError('export/schedule', sentence, { cause }));
  }
}
