import { Injectable } from '@nestjs/common';
import type { Actor } from '../domain/actor.ts';
import { editionOfEnrichment } from '../domain/edition.ts';
import { change } from './change.ts';
import { DefinitionRules } from './definition-rules.ts';
import { lookAt, present } from './enrichment-change.ts';
import { requireUnchanged, type Expected } from './precondition.ts';
import { Enrichments, type Address } from './ports.ts';
import { RecordedRun } from './recorded-run.ts';

/** From here on it is gone for everybody but its run, which is canceled; `KeepEnrichments` finishes once that is over. */
@Injectable()
export class DeleteEnrichment {
  constructor(
    private readonly enrichments: Enrichments,
    private readonly runs: RecordedRun,
    private readonly rules: DefinitionRules,
  ) {}

  async execute(address: Address, by: Actor, now: Date, expected: Expected = null): Promise<void> {
    await change(this.enrichments.store, address, 'enrichment', async ({ value }) => {
      const enrichment = present(value);
      requireUnchanged(editionOfEnrichment(enrichment), expected);
      await this.rules.checkOpen(address.tenantId, enrichment.definition.connectionId, by);
      const deleted = { ...enrichment, deletedAt: now };
      return { value: deleted, says: [], dueAt: lookAt(deleted) };
    });
    await this.runs.cancel(address, now);
  }
}
