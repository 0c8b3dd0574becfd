import { Injectable } from '@nestjs/common';
import type { Actor } from '../domain/actor.ts';
import { editionOfEnrichment } from '../domain/edition.ts';
import { redefined, type Definition, type Enrichment } from '../domain/enrichment.ts';
import { DefinitionRules } from './definition-rules.ts';
import { DependencyRules } from './dependency-rules.ts';
import { changeEnrichment } from './enrichment-change.ts';
import { requireUnchanged, type Expected } from './precondition.ts';
import { Enrichments, type Address } from './ports.ts';

export interface EnrichmentChange {
  readonly definition: Definition;
  readonly expected: Expected;
  /** Its data set may depend on what it writes itself. */
  readonly acceptCycle?: boolean;
}

/** A run that is under way keeps the definition it began with. */
@Injectable()
export class ChangeEnrichment {
  constructor(
    private readonly enrichments: Enrichments,
    private readonly rules: DefinitionRules,
    private readonly dependencies: DependencyRules,
  ) {}

  async execute(
    address: Address,
    { definition, expected, acceptCycle = false }: EnrichmentChange,
    by: Actor,
    now: Date,
  ): Promise<Enrichment> {
    return changeEnrichment(this.enrichments.store, address, now, async (enrichment) => {
      requireUnchanged(editionOfEnrichment(enrichment), expected);
      // Neither away from a connection that is not open to him nor onto one.
      await this.rules.checkOpen(address.tenantId, enrichment.definition.connectionId, by);
      await this.rules.check(address.tenantId, address.id, definition, by);
      const changed = redefined(enrichment, definition, by.subject, now);
      await this.dependencies.checkDataSet(address.tenantId, changed.definition, acceptCycle);
      return changed;
    });
  }
}
