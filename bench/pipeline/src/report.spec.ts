import { expect, it } from '@jest/globals';
import { median, rateTable } from './report.ts';

const run = (seconds: number) => ({
  profiles: 1000,
  seconds,
  cpuMicros: { matching: 40_000, results: 60_000 },
  peakMb: { matching: 100, results: 120 },
  writes: 2500,
});

it.each([
  [[3, 1, 2], 2],
  [[4, 1, 3, 2], 2.5],
  [[7], 7],
])('takes the middle of %p', (values, expected) => {
  expect(median(values)).toBe(expected);
});

it('compares pairs that ran one after the other, not averages', () => {
  const table = rateTable(
    new Map([
      ['ours', [run(1), run(2)]],
      ['naive', [run(4), run(8)]],
    ]),
    ['naive'],
  );
  const [, ours] = table.split('\n').filter((line) => line.includes('│'));
  expect(ours).toMatch(/ours.*750.*500–1,000.*4\.00.*100.*2\.50/);
});
