import { Injectable } from '@nestjs/common';
import { change } from './change.ts';
import { enrichmentDeleted } from './messages.ts';
import { Enrichments, type Address } from './ports.ts';
import { RecordedRun } from './recorded-run.ts';
import { StartWaitingRun } from './start-waiting-run.ts';

/** Finishes what was begun with an enrichment: a run that was started, one that waited for another, a deletion whose run had to end first. */
@Injectable()
export class KeepEnrichments {
  constructor(
    private readonly enrichments: Enrichments,
    private readonly runs: RecordedRun,
    private readonly waiting: StartWaitingRun,
  ) {}

  /** One of them; says whether any was due. */
  async execute(now: Date): Promise<boolean> {
    const address = await this.enrichments.store.due(now);
    if (address === null) return false;
    const stored = await this.enrichments.store.find(address);
    if (stored === null) return true;
    if (stored.value.deletedAt === null) {
      await this.runs.of(address);
      await this.waiting.execute(address, now);
    } else if (await this.runs.cancel(address, now)) await this.finish(address, stored.value.deletedAt);
    return true;
  }

  private async finish(address: Address, at: Date): Promise<void> {
    const { tenantId } = address;
    await change(this.enrichments.store, address, 'enrichment', ({ rev, value }) => ({
      value: null,
      says: enrichmentDeleted(value, { tenantId, at, sequence: rev + 1 }),
    }));
  }
}
