import { Controller } from '@nestjs/common';
import { matchingRoutes, type InputOf, type OutputOf } from '@firmograph/contracts';
import { Serve, type Caller } from '@firmograph/service-kit';
import { ChangeBudget, type BudgetName } from '../../application/change-budget.ts';
import { Clock, Purses } from '../../application/ports.ts';
import { nextWindow, type BudgetWindow } from '../../domain/budget-window.ts';
import { leftOf, levelOf, present, type Budget } from '../../domain/purse.ts';

const { listBudgets, putBudget, removeBudget } = matchingRoutes;

@Controller()
export class BudgetsController {
  constructor(
    private readonly purses: Purses,
    private readonly change: ChangeBudget,
    private readonly clock: Clock,
  ) {}

  @Serve(listBudgets)
  async list(_: InputOf<typeof listBudgets>, { tenantId }: Caller): Promise<OutputOf<typeof listBudgets>> {
    const { budgets } = await this.purses.find(tenantId);
    const now = this.clock.now();
    return { items: budgets.map((budget) => shown(budget, now)), next: null };
  }

  @Serve(putBudget)
  async put(
    { params, body }: InputOf<typeof putBudget>,
    { tenantId, subject }: Caller,
  ): Promise<OutputOf<typeof putBudget>> {
    const budget = await this.change.execute(tenantId, { ...named(params), ...body, changedBy: subject });
    return shown(budget, this.clock.now());
  }

  @Serve(removeBudget)
  async remove({ params }: InputOf<typeof removeBudget>, { tenantId }: Caller): Promise<void> {
    await this.change.remove(tenantId, named(params));
  }
}

function named({ of, window }: { readonly of: string; readonly window: BudgetWindow }): BudgetName {
  return { window, ...(of === 'all' ? {} : { connectionId: of }) };
}

function shown(budget: Budget, now: Date): OutputOf<typeof putBudget> {
  const current = present(budget, now);
  const { connectionId, window, credits, warnAtPercent, used, start, changedBy, changedAt } = current;
  return {
    ...{ of: connectionId ?? 'all', window, credits, warnAtPercent, used, left: leftOf(current, now) },
    level: levelOf(current),
    from: window === 'total' ? null : start.toISOString(),
    until: nextWindow(window, now)?.toISOString() ?? null,
    ...{ changedBy, changedAt: changedAt.toISOString() },
  };
}
