import { describe, expect, it } from '@jest/globals';
import { CronCalendar } from './cron-calendar.ts';

const calendar = new CronCalendar();

function following(times: readonly string[], timeZone: string, after: string, count: number): readonly string[] {
  const found: string[] = [];
  let at: Date | null = new Date(after);
  while (found.length < count) {
    at = calendar.next(times, timeZone, at);
    if (at === null) break;
    found.push(at.toISOString().slice(0, 16));
  }
  return found;
}

describe('the times of a schedule', () => {
  it('are those of its time zone, the earliest of several first', () => {
    const times = ['0 9 * * 1-5', '30 6 * * *'];
    expect(following(times, 'Europe/Copenhagen', '2026-07-03T05:00:00Z', 3)).toEqual([
      '2026-07-03T07:00',
      '2026-07-04T04:30',
      '2026-07-05T04:30',
    ]);
  });

  it('come on a leap day in leap years only', () => {
    expect(following(['0 9 29 2 *'], 'UTC', '2026-03-01T00:00:00Z', 2)).toEqual([
      '2028-02-29T09:00',
      '2032-02-29T09:00',
    ]);
  });

  it('in the gap of a clock change come once, when the gap ends', () => {
    expect(following(['30 2 * * *'], 'Europe/Copenhagen', '2026-03-28T12:00:00Z', 2)).toEqual([
      '2026-03-29T01:00',
      '2026-03-30T00:30',
    ]);
  });

  it('in the fold of a clock change come once, the first time', () => {
    expect(following(['30 2 * * *'], 'Europe/Copenhagen', '2026-10-24T12:00:00Z', 2)).toEqual([
      '2026-10-25T00:30',
      '2026-10-26T01:30',
    ]);
  });

  it('that are no day never come', () => {
    expect(calendar.next(['0 9 30 2 *'], 'UTC', new Date('2026-03-01T00:00:00Z'))).toBeNull();
  });

  it.each([
    ['nonsense', 'UTC'],
    ['0 0 9 * * *', 'UTC'],
    ['61 9 * * *', 'UTC'],
    ['0 9 * * *', 'Mars/Base'],
  ])('are refused by name: %s in %s', (time, timeZone) => {
    expect(() => calendar.next([time], timeZone, new Date())).toThrow(
      expect.objectContaining({ code: 'schedule/not-a-time' }),
    );
  });
});
