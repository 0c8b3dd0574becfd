const weekdays = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;
type Weekday = (typeof weekdays)[number];

export type Blackout =
  | {
      readonly kind: 'weekly';
      /** On which it begins; absent: on all. */
      readonly days?: readonly Weekday[] | undefined;
      /** `HH:MM` in the time zone of the schedule. */
      readonly from: string;
      /** Not after `from`: on the next day. */
      readonly to: string;
    }
  | { readonly kind: 'once'; readonly from: Date; readonly to: Date };

export function isBlackedOut(blackouts: readonly Blackout[], timeZone: string, at: Date): boolean {
  if (blackouts.length === 0) return false;
  const local = localOf(timeZone, at);
  return blackouts.some((blackout) =>
    blackout.kind === 'once' ? blackout.from <= at && at < blackout.to : isWithin(blackout, local),
  );
}

type Local = ReturnType<typeof localOf>;

function isWithin(blackout: Extract<Blackout, { kind: 'weekly' }>, { day, time }: Local): boolean {
  const { days = weekdays, from, to } = blackout;
  const hasBegun = days.includes(day) && from <= time;
  if (from < to) return hasBegun && time < to;
  return hasBegun || (days.includes(dayBefore(day)) && time < to);
}

function dayBefore(day: Weekday): Weekday {
  return weekdays[(weekdays.indexOf(day) + 6) % 7] ?? day;
}

function localOf(timeZone: string, at: Date): { readonly day: Weekday; readonly time: string } {
  const options = { timeZone, weekday: 'short', hour: '2-digit', minute: '2-digit', hourCycle: 'h23' } as const;
  const parts = new Intl.DateTimeFormat('en-GB', options).formatToParts(at);
  const partOf = (name: string) => parts.find(({ type }) => type === name)?.value ?? '';
  const day = weekdays.find((each) => each === partOf('weekday').toLowerCase());
  if (day === undefined) throw new TypeError('A day of the week has no name');
  return { day, time: `${partOf('hour')}:${partOf('minute')}` };
}
