import { nextWindow, windowStart, type BudgetWindow } from './budget-window.ts';

/** What may be spent, by everybody or over one connection, in a day, a month, or at all. */
export interface Budget {
  /** Absent: over all connections together. */
  readonly connectionId?: string;
  readonly window: BudgetWindow;
  readonly credits: number;
  /** From which part of the credits on a person is warned, in per cent. */
  readonly warnAtPercent: number;
  readonly changedBy: string;
  readonly changedAt: Date;
  /** When it was first set: calls from before are no concern of it any more, but for what it began with. */
  readonly countsSince: Date;
  /** The window that `used` is about. */
  readonly start: Date;
  /** Spent, or set aside for calls that are under way. */
  readonly used: number;
}

/** Credits that are set aside for one call. */
export interface Reservation {
  readonly callId: string;
  readonly runId: string;
  readonly connectionId: string;
  readonly credits: number;
  readonly at: Date;
}

/** All budgets of a tenant in one piece, so that a call is let go by all of them or by none. */
export interface Purse {
  readonly budgets: readonly Budget[];
  /** What the runs that have a budget of their own have used of it. */
  readonly runs: readonly { readonly runId: string; readonly used: number }[];
  readonly open: readonly Reservation[];
}

export const emptyPurse: Purse = { budgets: [], runs: [], open: [] };

/** What a call would cost, and what its run may cost altogether. */
export interface Want {
  readonly runId: string;
  readonly connectionId: string;
  readonly credits: number;
  readonly runBudget?: number | undefined;
}

/** What the budgets say to a call. `granted` may be less than was wanted: then never more will be. */
export type Allowance =
  | { readonly kind: 'granted'; readonly credits: number }
  /** The run's own budget is used up, for good. */
  | { readonly kind: 'over' }
  /** Until the next window; null: until a person changes the budget. */
  | { readonly kind: 'wait'; readonly until: Date | null };

export function allowance(purse: Purse, want: Want, now: Date): Allowance {
  const ofRun = want.runBudget === undefined ? Infinity : want.runBudget - usedBy(purse, want.runId);
  if (ofRun <= 0) return { kind: 'over' };
  const budgets = budgetsOver(purse, want.connectionId);
  const wanted = Math.min(want.credits, ofRun, ...tooSmall(budgets, want.credits, now));
  const missing = budgets.filter((budget) => leftOf(budget, now) < Math.max(wanted, 1));
  return missing.length === 0 ? { kind: 'granted', credits: wanted } : { kind: 'wait', until: lastEnd(missing, now) };
}

/** A call that no whole window could pay for gets what is left of it, or it would wait for ever. */
function tooSmall(budgets: readonly Budget[], wanted: number, now: Date): number[] {
  return budgets.filter(({ credits }) => credits < wanted).map((budget) => leftOf(budget, now));
}

function lastEnd(budgets: readonly Budget[], now: Date): Date | null {
  let last = new Date(0);
  for (const { window } of budgets) {
    const end = nextWindow(window, now);
    if (end === null) return null;
    if (end > last) last = end;
  }
  return last;
}

/** The purse with the reservation in it; it was allowed. */
export function reserved(purse: Purse, reservation: Reservation, want: Want): Purse {
  const { runId, connectionId, credits, at } = reservation;
  const budgets = purse.budgets.map((budget) =>
    isOver(budget, connectionId) ? { ...present(budget, at), used: present(budget, at).used + credits } : budget,
  );
  const others = purse.runs.filter((run) => run.runId !== runId);
  const used = usedBy(purse, runId) + credits;
  const runs = want.runBudget === undefined ? purse.runs : [...others, { runId, used }];
  return { budgets, runs, open: [...purse.open, reservation] };
}

/** Whether a call has to be remembered, or nobody limits it. */
export function isLimited(purse: Purse, { connectionId, runBudget }: Want): boolean {
  return runBudget !== undefined || budgetsOver(purse, connectionId).length > 0;
}

/** The call came to its end: what was set aside for it was paid, perhaps, or is free again. */
export function closed(purse: Purse, callId: string, charge: 'kept' | 'freed'): Purse {
  const reservation = purse.open.find((each) => each.callId === callId);
  if (reservation === undefined) return purse;
  const open = purse.open.filter((each) => each !== reservation);
  if (charge === 'kept') return { ...purse, open };
  const { runId, connectionId, credits, at } = reservation;
  return {
    budgets: purse.budgets.map((budget) =>
      isOver(budget, connectionId) && holds(budget, at) ? { ...budget, used: budget.used - credits } : budget,
    ),
    runs: purse.runs.map((run) => (run.runId === runId ? { runId, used: run.used - credits } : run)),
    open,
  };
}

/** Whether the budget counted what was set aside then. */
const holds = ({ start, countsSince }: Budget, at: Date): boolean => start <= at && countsSince <= at;

/** The purse with this budget in the place of the one it replaces. */
export function withBudget(purse: Purse, budget: Budget): Purse {
  return { ...purse, budgets: [...without(purse, budget).budgets, budget] };
}

export function without(purse: Purse, { connectionId, window }: Pick<Budget, 'connectionId' | 'window'>): Purse {
  const isMeant = (each: Budget) => each.connectionId === connectionId && each.window === window;
  return { ...purse, budgets: purse.budgets.filter((each) => !isMeant(each)) };
}

/** The run is over: it spends nothing any more. */
export function withoutRun(purse: Purse, runId: string): Purse {
  return { ...purse, runs: purse.runs.filter((run) => run.runId !== runId) };
}

/** The budget as of now: a window that has ended is begun anew. */
export function present(budget: Budget, now: Date): Budget {
  const start = windowStart(budget.window, now);
  // Another instance's clock may be ahead: what it has begun is not begun again.
  return start > budget.start ? { ...budget, start, used: 0 } : budget;
}

export type Level = 'ok' | 'warning' | 'exhausted';

export function levelOf({ credits, used, warnAtPercent }: Budget): Level {
  if (used >= credits) return 'exhausted';
  return used * 100 >= credits * warnAtPercent ? 'warning' : 'ok';
}

export function leftOf(budget: Budget, now: Date): number {
  return Math.max(0, budget.credits - present(budget, now).used);
}

export function budgetsOver({ budgets }: Purse, connectionId: string): readonly Budget[] {
  return budgets.filter((budget) => isOver(budget, connectionId));
}

const isOver = (budget: Budget, connectionId: string): boolean =>
  budget.connectionId === undefined || budget.connectionId === connectionId;

const usedBy = ({ runs }: Purse, runId: string): number => runs.find((run) => run.runId === runId)?.used ?? 0;
