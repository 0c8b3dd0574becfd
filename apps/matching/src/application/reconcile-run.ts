import { NotFound } from '@firmograph/kernel';
import { reconciled, type Sums } from '../domain/reconciliation.ts';
import { chargeOf } from '../domain/spend.ts';
import type { Ledger, LedgerEntry, Runs } from './ports.ts';

export interface Reconciled extends Sums {
  readonly inDoubt: readonly LedgerEntry[];
}

const pageSize = 1000;

/** Compares what we wrote down of a run with what the provider gave back. */
export class ReconcileRun {
  constructor(
    private readonly ledger: Ledger,
    private readonly runs: Runs,
  ) {}

  async execute(tenantId: string, runId: string): Promise<Reconciled> {
    const calls = await this.calls(tenantId, runId);
    if (calls.length === 0 && (await this.runs.find(tenantId, runId)) === null) throw new NotFound('run', runId);
    const inDoubt = calls.filter(({ state }) => chargeOf(state) === 'possible');
    return { ...reconciled(calls), inDoubt };
  }

  private async calls(tenantId: string, runId: string): Promise<readonly LedgerEntry[]> {
    const calls: LedgerEntry[] = [];
    let after: string | null | undefined;
    while (after !== null) {
      const page: { readonly entries: readonly LedgerEntry[]; readonly next: string | null } = await this.ledger.list(
        tenantId,
        { runId, limit: pageSize, ...(after === undefined ? {} : { after }) },
      );
      calls.push(...page.entries);
      after = page.next;
    }
    return calls;
  }
}
