import { Injectable } from '@nestjs/common';
import type { Actor } from '../domain/actor.ts';
import { editionOfEnrichment } from '../domain/edition.ts';
import { change } from './change.ts';
import { DefinitionRules } from './definition-rules.ts';
import { DependencyRules } from './dependency-rules.ts';
import { lookAt, present } from './enrichment-change.ts';
import { requireUnchanged, type Expected } from './precondition.ts';
import { Enrichments, type Address } from './ports.ts';
import { RecordedRun } from './recorded-run.ts';

export interface Deletion {
  readonly expected?: Expected;
  /** Also when segments read what it wrote. */
  readonly evenIfUsed?: boolean;
}

/** From here on it is gone for everybody but its run, which is canceled; `KeepEnrichments` finishes once that is over. */
@Injectable()
export class DeleteEnrichment {
  constructor(
    private readonly enrichments: Enrichments,
    private readonly runs: RecordedRun,
    private readonly rules: DefinitionRules,
    private readonly dependencies: DependencyRules,
  ) {}

  async execute(
    address: Address,
    { expected = null, evenIfUsed = false }: Deletion,
    by: Actor,
    now: Date,
  ): Promise<void> {
    if (!evenIfUsed) await this.dependencies.checkUnused(address);
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
