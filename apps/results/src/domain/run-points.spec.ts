import { expect, it } from '@jest/globals';
import { noOutcomes, sumOf } from '@firmograph/enrichment';
import fc from 'fast-check';
import { aRun } from '../testing/builders.ts';
import { changesOf, percentOf, pointsOf } from './run-points.ts';

const settled = (at: string, enriched: number, unchanged: number) =>
  aRun({ settled: { profiles: 10, counts: { ...noOutcomes, enriched, unchanged, failed: 1 }, at: new Date(at) } });

it('has a point for each run that has its counts, oldest first', () => {
  const runs = [settled('2026-06-02T09:00:00Z', 1, 6), aRun(), settled('2026-06-01T09:00:00Z', 5, 0)];
  expect(pointsOf(runs, 'run').map(({ enriched, profiles }) => [enriched, profiles])).toEqual([
    [5, 10],
    [7, 10],
  ]);
});

it('has a point for each day: how it stood at its end, and all that was done', () => {
  const runs = [settled('2026-06-01T23:00:00Z', 1, 6), settled('2026-06-01T01:00:00Z', 5, 0)];
  expect(pointsOf(runs, 'day')).toMatchObject([
    { at: new Date('2026-06-01T00:00:00Z'), enriched: 7, counts: { enriched: 6, unchanged: 6, failed: 2 } },
  ]);
});

it('adds processed and not processed up to the data set', () => {
  const count = fc.nat(1000);
  const counts = fc.record({
    ...{ enriched: count, unchanged: count, 'not-matched': count },
    ...{ 'not-eligible': count, 'not-attempted': count, failed: count },
  });
  fc.assert(
    fc.property(counts, (some) => {
      const { processedAndChanged, processedNotChanged, notProcessedNotChanged } = changesOf(some);
      expect(processedAndChanged + processedNotChanged + notProcessedNotChanged).toBe(sumOf(some));
    }),
  );
});

it('knows no share of nothing', () => {
  expect([percentOf(0, 0), percentOf(404, 1608), percentOf(1, 3)]).toEqual([null, 25.1, 33.3]);
});
