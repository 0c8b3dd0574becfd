import { Injectable } from '@nestjs/common';
import { change } from './change.ts';
import { lookAt, present } from './enrichment-change.ts';
import { Enrichments, type Address } from './ports.ts';
import { RecordedRun } from './recorded-run.ts';

/** From here on it is gone for everybody but its run, which is canceled; `KeepEnrichments` finishes once that is over. */
@Injectable()
export class DeleteEnrichment {
  constructor(
    private readonly enrichments: Enrichments,
    private readonly runs: RecordedRun,
  ) {}

  async execute(address: Address, now: Date): Promise<void> {
    await change(this.enrichments.store, address, 'enrichment', ({ value }) => {
      const deleted = { ...present(value), deletedAt: now };
      return { value: deleted, says: [], dueAt: lookAt(deleted) };
    });
    await this.runs.cancel(address, now);
  }
}
