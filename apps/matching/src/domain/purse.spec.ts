import { describe, expect, it } from '@jest/globals';
import { aBudget, later, now } from '../testing/builders.ts';
import {
  allowance,
  closed,
  emptyPurse,
  levelOf,
  present,
  reserved,
  withBudget,
  without,
  withoutRun,
  type Purse,
  type Want,
} from './purse.ts';

const want: Want = { runId: 'r1', connectionId: 'c1', credits: 100 };
const purseOf = (...budgets: Purse['budgets']): Purse => ({ ...emptyPurse, budgets });
const reserving = (purse: Purse, callId: string, at = now, wanted = want): Purse =>
  reserved(purse, { ...wanted, callId, at }, wanted);
const usedIn = ({ budgets }: Purse): readonly number[] => budgets.map(({ used }) => used);

describe('what budgets say to a call', () => {
  it('is yes where there are none', () => {
    expect(allowance(emptyPurse, want, now)).toEqual({ kind: 'granted', credits: 100 });
  });

  it('is yes up to the last credit', () => {
    const purse = purseOf(aBudget({ credits: 300, used: 200 }));
    expect(allowance(purse, want, now)).toEqual({ kind: 'granted', credits: 100 });
    expect(allowance(reserving(purse, 'a'), want, now)).toMatchObject({ kind: 'wait' });
  });

  it('is to wait for the next day or month, the later of those that have too little left', () => {
    const day = aBudget({ window: 'day', credits: 500, used: 450 });
    const month = aBudget({ window: 'month', credits: 1000, used: 950 });
    expect(allowance(purseOf(day), want, now)).toEqual({ kind: 'wait', until: new Date('2026-03-02T00:00:00.000Z') });
    const until = new Date('2026-04-01T00:00:00.000Z');
    expect(allowance(purseOf(day, month), want, now)).toEqual({ kind: 'wait', until });
  });

  it('is to wait for a person where the budget has no end', () => {
    const total = aBudget({ window: 'total', start: new Date(0), credits: 500, used: 450 });
    expect(allowance(purseOf(total), want, now)).toEqual({ kind: 'wait', until: null });
    expect(allowance(purseOf(aBudget({ used: 950 }), total), want, now)).toEqual({ kind: 'wait', until: null });
  });

  it('is nobody else’s concern when they are of another connection', () => {
    expect(allowance(purseOf(aBudget({ connectionId: 'c2', credits: 0 })), want, now)).toMatchObject({ credits: 100 });
    expect(allowance(purseOf(aBudget({ connectionId: 'c1', credits: 0 })), want, now)).toMatchObject({ kind: 'wait' });
  });

  it('is yes to a part when no whole window could pay for all', () => {
    expect(allowance(purseOf(aBudget({ credits: 60, used: 20 })), want, now)).toEqual({ kind: 'granted', credits: 40 });
    expect(allowance(purseOf(aBudget({ credits: 60, used: 60 })), want, now)).toMatchObject({ kind: 'wait' });
    expect(allowance(purseOf(aBudget({ credits: 0 })), want, now)).toMatchObject({ kind: 'wait' });
  });

  it('is yes to what is left of the run’s own budget, and then no for good', () => {
    const limited = { ...want, runBudget: 150 };
    expect(allowance(emptyPurse, limited, now)).toEqual({ kind: 'granted', credits: 100 });
    const once = reserving(emptyPurse, 'a', now, limited);
    expect(allowance(once, limited, now)).toEqual({ kind: 'granted', credits: 50 });
    const twice = reserving(once, 'b', now, { ...limited, credits: 50 });
    expect(allowance(twice, limited, now)).toEqual({ kind: 'over' });
    expect(allowance(twice, { ...limited, runId: 'r2' }, now)).toMatchObject({ kind: 'granted' });
    expect(allowance(withoutRun(twice, 'r1'), limited, now)).toMatchObject({ kind: 'granted' });
  });
});

describe('what is set aside', () => {
  it('counts at once in every budget over the connection', () => {
    const purse = purseOf(aBudget(), aBudget({ window: 'month' }), aBudget({ connectionId: 'c2' }));
    expect(usedIn(reserving(purse, 'a'))).toEqual([100, 100, 0]);
  });

  it('stays when it was spent, and is free again when it was not, each once', () => {
    const purse = reserving(purseOf(aBudget()), 'a', now, { ...want, runBudget: 500 });
    const spent = closed(purse, 'a', 'kept');
    expect([usedIn(spent), spent.open]).toEqual([[100], []]);
    const freed = closed(purse, 'a', 'freed');
    expect([usedIn(freed), freed.open, freed.runs]).toEqual([[0], [], [{ runId: 'r1', used: 0 }]]);
    expect(closed(freed, 'a', 'freed')).toBe(freed);
    expect(closed(spent, 'a', 'freed')).toBe(spent);
  });

  it('is not taken from the next window when it comes back in it', () => {
    const midnight = new Date('2026-03-31T23:59:59.000Z');
    const evening = reserving(purseOf(aBudget({ start: new Date('2026-03-31T00:00:00.000Z') })), 'a', midnight);
    const morning = reserving(evening, 'b', later(2000, midnight));
    expect(usedIn(morning)).toEqual([100]);
    expect(usedIn(closed(morning, 'a', 'freed'))).toEqual([100]);
    expect(usedIn(closed(morning, 'b', 'freed'))).toEqual([0]);
  });

  it('before a budget was set is not given back to it', () => {
    const purse = withBudget(reserving(purseOf(aBudget()), 'a'), aBudget({ window: 'month', countsSince: later(1) }));
    expect(usedIn(closed(purse, 'a', 'freed'))).toEqual([0, 0]);
  });
});

describe('a budget', () => {
  it('begins anew with its window, unless another’s clock has begun it already', () => {
    const budget = aBudget({ used: 70 });
    expect(present(budget, now).used).toBe(70);
    expect(present(budget, later(24 * 3_600_000))).toMatchObject({
      used: 0,
      start: new Date('2026-03-02T00:00:00.000Z'),
    });
    const ahead = aBudget({ used: 5, start: new Date('2026-03-02T00:00:00.000Z') });
    expect(present(ahead, now)).toBe(ahead);
  });

  it.each([
    [79, 'ok'],
    [80, 'warning'],
    [99, 'warning'],
    [100, 'exhausted'],
  ] as const)('of 100 with %i used is %s', (used, level) => {
    expect(levelOf(aBudget({ credits: 100, used, warnAtPercent: 80 }))).toBe(level);
  });

  it('takes the place of the one of its name', () => {
    const purse = withBudget(purseOf(aBudget(), aBudget({ window: 'month' })), aBudget({ credits: 7 }));
    expect(purse.budgets.map(({ window, credits }) => [window, credits])).toEqual([
      ['month', 1000],
      ['day', 7],
    ]);
    expect(without(purse, { window: 'day' }).budgets).toHaveLength(1);
  });
});
