import { Injectable } from '@nestjs/common';
import type { RunOrder } from '../domain/run-order.ts';
import { skipped } from '../domain/run.ts';
import { Enrichments, Runs, type Address } from './ports.ts';

/** What became of a time that came. */
@Injectable()
export class ScheduledRuns {
  constructor(
    private readonly enrichments: Enrichments,
    private readonly runs: Runs,
  ) {}

  async isThere(address: Address): Promise<boolean> {
    const enrichment = (await this.enrichments.store.find(address))?.value;
    return enrichment?.deletedAt === null;
  }

  async skip(
    address: Address,
    { runId, order, by }: { readonly runId: string; readonly order: RunOrder; readonly by: string },
    reason: string,
    now: Date,
  ): Promise<void> {
    const enrichment = (await this.enrichments.store.find(address))?.value;
    if (enrichment === undefined) return;
    const run = skipped({ runId, definition: enrichment.definition, requestedBy: by, requestedAt: now, order }, reason);
    await this.runs.store.add({ tenantId: address.tenantId, id: runId }, { value: run, says: [] });
  }
}
