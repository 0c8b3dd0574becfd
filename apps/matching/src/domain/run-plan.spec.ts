import { describe, expect, it } from '@jest/globals';
import { runPlanOf, wilson } from './run-plan.ts';

const known = { profiles: 1000, examined: 1000, sendable: 900, sampled: 0, fresh: 0, answered: 0, matched: 0 };

describe('the plan of a run', () => {
  it('is exact where everything was looked at', () => {
    expect(runPlanOf({ ...known, sampled: 900, fresh: 300, answered: 300, matched: 150 }, 2)).toMatchObject({
      rows: { low: 900, high: 900 },
      fresh: { low: 300, high: 300 },
      credits: { low: 600, high: 600 },
      calls: { low: 2, high: 2 },
      seconds: { low: 2, high: 2 },
    });
  });

  it('counts what is fresh as nothing to pay, within what a sample can tell', () => {
    const { credits } = runPlanOf({ ...known, sampled: 100, fresh: 50 }, 25);
    expect(credits.low).toBeGreaterThan(300);
    expect(credits.low).toBeLessThan(450);
    expect(credits.high).toBeGreaterThan(450);
    expect(credits.high).toBeLessThan(600);
  });

  it('promises no match rate where nothing is known, and an interval where something is', () => {
    expect(runPlanOf(known, 25).matchRate).toBeNull();
    const { matchRate } = runPlanOf({ ...known, sampled: 100, answered: 100, matched: 80 }, 25);
    expect(matchRate).toMatchObject({ basedOn: 100 });
    expect(matchRate?.low).toBeCloseTo(0.711, 2);
    expect(matchRate?.high).toBeCloseTo(0.867, 2);
  });

  it('costs nothing where there is nobody', () => {
    const nobody = { ...known, profiles: 0, examined: 0, sendable: 0 };
    expect(runPlanOf(nobody, 25).credits).toEqual({ low: 0, high: 0 });
  });
});

it.each([
  { hits: 0, of: 10, all: 1000, low: 0, high: 0.278 },
  { hits: 10, of: 10, all: 1000, low: 0.722, high: 1 },
  { hits: 5, of: 10, all: 10, low: 0.5, high: 0.5 },
  { hits: 0, of: 0, all: 1000, low: 0, high: 1 },
])('$hits of $of among $all is a share from $low to $high', ({ hits, of, all, low, high }) => {
  const interval = wilson(hits, of, all);
  expect(interval.low).toBeCloseTo(low, 2);
  expect(interval.high).toBeCloseTo(high, 2);
});
