import type { Provider } from '@nestjs/common';
import { BeginRun } from './application/begin-run.ts';
import { ChangeRun } from './application/change-run.ts';
import { NoticeCallback } from './application/notice-callback.ts';
import { PermitCache } from './application/permit-cache.ts';
import { Batches, Blocks, Clock, Ledger, Permits, Runs } from './application/ports.ts';
import { ResumeConnection } from './application/resume-connection.ts';
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
      useFactory: (...[runs, batches, permits, blocks, clock]: [Runs, Batches, PermitCache, Blocks, Clock]) =>
        new ChangeRun(runs, batches, permits, { blocks, clock }),
      inject: [Runs, Batches, PermitCache, Blocks, Clock],
    },
    {
      provide: ResumeConnection,
      useFactory: (blocks: Blocks, batches: Batches, permits: PermitCache, clock: Clock) =>
        new ResumeConnection(blocks, batches, permits, clock),
      inject: [Blocks, Batches, PermitCache, Clock],
    },
    {
      provide: NoticeCallback,
      useFactory: (ledger: Ledger, batches: Batches, clock: Clock) =>
        new NoticeCallback(ledger, batches, clock, LEASE_MS),
      inject: [Ledger, Batches, Clock],
    },
  ];
}
