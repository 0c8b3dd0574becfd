import type { Actor } from './actor.ts';
import { isBlackedOut, type Blackout } from './blackout.ts';

export interface ScheduleTerms {
  /** Cron of five fields. */
  readonly times: readonly string[];
  readonly timeZone: string;
  readonly isOn: boolean;
  readonly mode: 'changed' | 'all';
  readonly blackouts: readonly Blackout[];
  readonly onChange: { readonly afterProfiles: number; readonly atMostEveryMinutes: number } | null;
}

export interface Schedule extends ScheduleTerms {
  readonly enrichmentId: string;
  /** In whose name it runs. */
  readonly by: Actor;
  readonly savedAt: Date;
  /** It was taken away; there is no other way to save it anew. */
  readonly removedAt: Date | null;
  /** The first time that has not been dealt with. */
  readonly nextAt: Date | null;
  readonly changes: Changes;
}

interface Changes {
  readonly count: number;
  /** The first of them; null: none. */
  readonly since: Date | null;
  readonly lastRunAt: Date | null;
}

export const noChanges: Changes = { count: 0, since: null, lastRunAt: null };

export function isLive({ isOn, removedAt }: Schedule): boolean {
  return isOn && removedAt === null;
}

/** When enough has changed to run, or will have been long enough ago; null: not enough has. */
export function changeRunAt({ onChange, changes: { count, since, lastRunAt } }: Schedule): Date | null {
  if (onChange === null || since === null || count < onChange.afterProfiles) return null;
  const earliest = (lastRunAt?.getTime() ?? 0) + onChange.atMostEveryMinutes * 60_000;
  return new Date(Math.max(since.getTime(), earliest));
}

/** When somebody has to look at it. */
export function scheduleDueAt(schedule: Schedule): Date | null {
  if (!isLive(schedule)) return null;
  const [planned, changed] = [schedule.nextAt, changeRunAt(schedule)];
  if (planned === null || changed === null) return planned ?? changed;
  return planned < changed ? planned : changed;
}

export function withChanges(schedule: Schedule, count: number, at: Date): Schedule {
  const { changes } = schedule;
  return { ...schedule, changes: { ...changes, count: changes.count + count, since: changes.since ?? at } };
}

/** A run took these changes; what came meanwhile begins to count anew. */
export function withoutChanges(schedule: Schedule, taken: number, at: Date): Schedule {
  const count = Math.max(0, schedule.changes.count - taken);
  return { ...schedule, changes: { count, since: count === 0 ? null : at, lastRunAt: at } };
}

/** Neither the time itself, nor now, where it was missed, may lie in a blackout. */
export function mayStart({ blackouts, timeZone }: Schedule, ...moments: readonly Date[]): boolean {
  return !moments.some((moment) => isBlackedOut(blackouts, timeZone, moment));
}
