import { Logger } from '@nestjs/common';
import {
  allowance,
  budgetsOver,
  closed,
  isLimited,
  levelOf,
  present,
  reserved,
  type Allowance,
  type Purse,
  type Reservation,
  type Want,
} from '../domain/purse.ts';
import { spendOf } from '../domain/spend.ts';
import type { Clock, Ledger, Purses } from './ports.ts';

/** `isKept`: it has to be closed when the call has come to its end. */
export type Reserving =
  { readonly kind: 'reserved'; readonly isKept: boolean } | Exclude<Allowance, { kind: 'granted' }>;

/** Sets credits aside before a call is made, in all budgets or in none; nothing is called without. */
export class BudgetKeeper {
  private readonly logger = new Logger(BudgetKeeper.name);

  constructor(
    private readonly purses: Purses,
    private readonly ledger: Ledger,
    private readonly clock: Clock,
    /** How old a reservation is, in milliseconds, when whoever made it must have come to an end. */
    private readonly staleMs: number,
  ) {}

  /** What the budgets would say now. */
  async look(tenantId: string, want: Want): Promise<Allowance> {
    const now = this.clock.now();
    const purse = await this.purses.find(tenantId);
    const said = allowance(purse, want, now);
    if (isFull(said, want) || !this.stale(purse).length) return said;
    await this.closeStale(tenantId, purse);
    return allowance(await this.purses.find(tenantId), want, now);
  }

  async reserve(tenantId: string, reservation: Reservation, want: Want): Promise<Reserving> {
    return this.purses.change<Reserving>(tenantId, (purse) => {
      if (!isLimited(purse, want)) return [null, { kind: 'reserved', isKept: false }];
      const said = allowance(purse, want, reservation.at);
      if (said.kind !== 'granted') return [null, said];
      // Less than all: whoever looks again sees how much.
      if (!isFull(said, want)) return [null, { kind: 'wait', until: reservation.at }];
      const next = reserved(purse, reservation, want);
      this.warn(purse, next, reservation);
      return [next, { kind: 'reserved', isKept: true }];
    });
  }

  /** What was set aside for the call is spent or free again, as the ledger has it. */
  async close(tenantId: string, { callId, credits }: Pick<Reservation, 'callId' | 'credits'>): Promise<void> {
    const spend = spendOf(await this.ledger.find(tenantId, callId), credits);
    if (spend.stage === 'attempted') return;
    const isFree = spend.stage === 'reserved' || spend.charge === 'none';
    await this.purses.change(tenantId, (purse) => {
      const next = closed(purse, callId, isFree ? 'freed' : 'kept');
      return [next === purse ? null : next, undefined];
    });
  }

  private stale({ open }: Purse): readonly Reservation[] {
    const before = this.clock.now().getTime() - this.staleMs;
    return open.filter(({ at }) => at.getTime() < before);
  }

  /** Those of processes that died. */
  private async closeStale(tenantId: string, purse: Purse): Promise<void> {
    for (const reservation of this.stale(purse)) await this.close(tenantId, reservation);
  }

  private warn(before: Purse, after: Purse, { connectionId, at }: Reservation): void {
    const levels = budgetsOver(before, connectionId).map((budget) => levelOf(present(budget, at)));
    budgetsOver(after, connectionId).forEach((budget, position) => {
      const level = levelOf(budget);
      if (level === 'ok' || level === levels[position]) return;
      const { window, credits, used } = budget;
      const of = budget.connectionId ?? 'all';
      this.logger.warn({
        message: 'a budget is nearly used up, or is',
        connectionId: of,
        window,
        level,
        credits,
        used,
      });
    });
  }
}

const isFull = (said: Allowance, { credits }: Want): boolean => said.kind === 'granted' && said.credits === credits;
