import { expect, it } from '@jest/globals';
import { forecasts, forecastSince, type DayOfUse } from './forecast.ts';

const now = new Date('2026-11-24T15:00:00.000Z');
const day = (period: string, records: number, enrichmentId: string | null = 'e1'): DayOfUse => ({
  ...{ period, records, connectionId: 'c1', enrichmentId },
});

it('takes the mean of the days since the first call, today left out', () => {
  const [forecast] = forecasts([day('2026-11-20', 300), day('2026-11-22', 100), day('2026-11-24', 60)], now);
  expect(forecast).toEqual({
    ...{ connectionId: 'c1', enrichmentId: 'e1', creditsPerDay: 100, basedOnDays: 4 },
    thisMonth: { spent: 460, expected: 460 + 6 * 100 },
    nextMonth: { expected: 31 * 100 },
  });
});

it('looks no further back than 28 days, but counts all of this month', () => {
  const late = new Date('2026-12-31T00:00:00.000Z');
  const [forecast] = forecasts([day('2026-12-01', 1000), day('2026-12-03', 280)], late);
  expect(forecast).toMatchObject({ basedOnDays: 28, creditsPerDay: 10, thisMonth: { spent: 1280, expected: 1280 } });
  expect(forecast?.nextMonth).toEqual({ expected: 310 });
});

it('takes today where there is nothing else, and keeps enrichments apart', () => {
  const found = forecasts([day('2026-11-24', 50), day('2026-11-23', 20, 'e2'), day('2026-11-23', 5, null)], now);
  expect(found.map(({ enrichmentId, creditsPerDay }) => [enrichmentId, creditsPerDay])).toEqual([
    ['e1', 50],
    ['e2', 20],
    [null, 5],
  ]);
});

it('needs the days of this month, and at least 28', () => {
  expect(forecastSince(now)).toEqual(new Date('2026-10-27T00:00:00.000Z'));
  expect(forecastSince(new Date('2026-12-31T23:00:00.000Z'))).toEqual(new Date('2026-12-01T00:00:00.000Z'));
});
