import type { Provider } from '@nestjs/common';
import { BeginRun } from './application/begin-run.ts';
import { BudgetKeeper } from './application/budget-keeper.ts';
import { ChangeBudget } from './application/change-budget.ts';
import { ChangeRun } from './application/change-run.ts';
import { LookForAnswers } from './application/look-for-answers.ts';
import { NoticeCallback } from './application/notice-callback.ts';
import { PermitCache } from './application/permit-cache.ts';
import {
  Batches,
  Blocks,
  Clock,
  Decisions,
  KnownAnswers,
  Leadspace,
  Ledger,
  Permits,
  Purses,
  Rate,
  Runs,
} from './application/ports.ts';
import { ReconcileRun } from './application/reconcile-run.ts';
import { RecordDecision } from './application/record-decision.ts';
import { ResumeConnection } from './application/resume-connection.ts';
import { SendAgain } from './application/send-again.ts';
import { StoreBatch } from './application/store-batch.ts';
import type { MatchingConfig } from './config.ts';

/** What consumers and routes ask for. */
export function useCases({ LEASE_MS }: MatchingConfig): readonly Provider[] {
  return [
    {
      provide: PermitCache,
      useFactory: (permits: Permits, clock: Clock) => new PermitCache(permits, clock),
      inject: [Permits, Clock],
    },
    ...spending(LEASE_MS),
    recordingDecisions,
    {
      provide: StoreBatch,
      useFactory: (batches: Batches, runs: Runs, clock: Clock) => new StoreBatch(batches, runs, clock),
      inject: [Batches, Runs, Clock],
    },
    {
      provide: BeginRun,
      useFactory: (runs: Runs, batches: Batches, clock: Clock) => new BeginRun(runs, batches, clock),
      inject: [Runs, Batches, Clock],
    },
    {
      provide: ChangeRun,
      useFactory: (
        ...[runs, batches, permits, blocks, purses, clock]: [Runs, Batches, PermitCache, Blocks, Purses, Clock]
      ) => new ChangeRun(runs, batches, permits, { blocks, purses, clock }),
      inject: [Runs, Batches, PermitCache, Blocks, Purses, Clock],
    },
    {
      provide: ResumeConnection,
      useFactory: (blocks: Blocks, batches: Batches, permits: PermitCache, clock: Clock) =>
        new ResumeConnection(blocks, batches, permits, clock),
      inject: [Blocks, Batches, PermitCache, Clock],
    },
    {
      provide: NoticeCallback,
      useFactory: (...[ledger, batches, look, clock]: [Ledger, Batches, LookForAnswers, Clock]) =>
        new NoticeCallback({ ledger, batches, clock }, look, LEASE_MS),
      inject: [Ledger, Batches, LookForAnswers, Clock],
    },
  ];
}

const recordingDecisions: Provider = {
  provide: RecordDecision,
  useFactory: (decisions: Decisions, runs: Runs, clock: Clock) => new RecordDecision(decisions, runs, clock),
  inject: [Decisions, Runs, Clock],
};

type LookingPorts = [Ledger, KnownAnswers, Rate, PermitCache, Leadspace, Clock];

/** Budgets, and what becomes of calls that may have been paid for. */
function spending(leaseMs: number): readonly Provider[] {
  return [
    {
      provide: BudgetKeeper,
      useFactory: (purses: Purses, ledger: Ledger, clock: Clock) =>
        new BudgetKeeper(purses, ledger, clock, 2 * leaseMs),
      inject: [Purses, Ledger, Clock],
    },
    {
      provide: LookForAnswers,
      useFactory: (...[ledger, answers, rate, permits, leadspace, clock]: LookingPorts) =>
        new LookForAnswers({ ledger, answers, rate, leadspace }, permits, clock),
      inject: [Ledger, KnownAnswers, Rate, PermitCache, Leadspace, Clock],
    },
    {
      provide: ReconcileRun,
      useFactory: (ledger: Ledger, runs: Runs) => new ReconcileRun(ledger, runs),
      inject: [Ledger, Runs],
    },
    {
      provide: SendAgain,
      useFactory: (...[ledger, answers, batches, clock]: [Ledger, KnownAnswers, Batches, Clock]) =>
        new SendAgain({ ledger, answers, batches, clock }, leaseMs),
      inject: [Ledger, KnownAnswers, Batches, Clock],
    },
    {
      provide: ChangeBudget,
      useFactory: (...[purses, ledger, batches, clock]: [Purses, Ledger, Batches, Clock]) =>
        new ChangeBudget(purses, ledger, batches, clock),
      inject: [Purses, Ledger, Batches, Clock],
    },
  ];
}
