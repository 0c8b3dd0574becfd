import { DomainError, NotFound } from '@firmograph/kernel';
import { windowStart, type BudgetWindow } from '../domain/budget-window.ts';
import { present, withBudget, without, type Budget } from '../domain/purse.ts';
import { chargeOf } from '../domain/spend.ts';
import type { Batches, Clock, Ledger, Purses } from './ports.ts';

export interface BudgetName {
  /** Absent: over all connections together. */
  readonly connectionId?: string;
  readonly window: BudgetWindow;
}

export interface BudgetChange extends BudgetName {
  readonly credits: number;
  readonly warnAtPercent: number;
  readonly changedBy: string;
}

/** All are in one document, which every call of the tenant reads. */
const mostBudgets = 200;

/** A person says what may be spent. What was spent in the window already counts; what waited for the budget is looked at again. */
export class ChangeBudget {
  constructor(
    private readonly purses: Purses,
    private readonly ledger: Ledger,
    private readonly batches: Batches,
    private readonly clock: Clock,
  ) {}

  async execute(tenantId: string, change: BudgetChange): Promise<Budget> {
    const now = this.clock.now();
    const fresh = await this.begun(tenantId, change, now);
    const budget = await this.purses.change<Budget>(tenantId, (purse) => {
      const known = purse.budgets.find((each) => isNamed(each, change));
      if (known === undefined && purse.budgets.length >= mostBudgets)
        throw new DomainError('budget/too-many', `There are ${mostBudgets} budgets already: remove one first.`);
      const { credits, warnAtPercent, changedBy } = change;
      const next = { ...(known ?? fresh), credits, warnAtPercent, changedBy, changedAt: now };
      return [withBudget(purse, next), next];
    });
    await this.batches.wakeTenant(tenantId, now);
    return present(budget, now);
  }

  async remove(tenantId: string, name: BudgetName): Promise<void> {
    const isRemoved = await this.purses.change<boolean>(tenantId, (purse) => {
      const isKnown = purse.budgets.some((each) => isNamed(each, name));
      return [isKnown ? without(purse, name) : null, isKnown];
    });
    if (!isRemoved) throw new NotFound('budget', `${name.connectionId ?? 'all'}/${name.window}`);
    await this.batches.wakeTenant(tenantId, this.clock.now());
  }

  private async begun(tenantId: string, change: BudgetChange, now: Date): Promise<Budget> {
    const { connectionId, window } = change;
    const start = windowStart(window, now);
    const counts = await this.ledger.count(tenantId, { connectionId, from: start });
    const used = counts
      .filter(({ state }) => chargeOf(state) !== 'none')
      .reduce((sum, { records }) => sum + records, 0);
    return { ...change, start, used, countsSince: now, changedAt: now };
  }
}

const isNamed = (budget: Budget, { connectionId, window }: BudgetName): boolean =>
  budget.connectionId === connectionId && budget.window === window;
