import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { Actor } from '../domain/actor.ts';
import { defined, type Definition, type Enrichment } from '../domain/enrichment.ts';
import { requireAvailable } from '../domain/enrichment-type.ts';
import { DefinitionRules, tableTaken } from './definition-rules.ts';
import { DependencyRules } from './dependency-rules.ts';
import { enrichmentSaved } from './messages.ts';
import { Enrichments } from './ports.ts';
import { ReadEnrichmentTypes } from './read-enrichment-types.ts';

@Injectable()
export class DefineEnrichment {
  constructor(
    private readonly enrichments: Enrichments,
    private readonly rules: DefinitionRules,
    private readonly dependencies: DependencyRules,
    private readonly types: ReadEnrichmentTypes,
  ) {}

  async execute(tenantId: string, definition: Definition, by: Actor, now: Date): Promise<Enrichment> {
    requireAvailable(await this.types.execute(tenantId));
    const id = randomUUID();
    await this.rules.check(tenantId, id, definition, by);
    const enrichment = defined(id, definition, by.subject, now);
    await this.dependencies.checkDataSet(tenantId, enrichment.definition, false);
    const says = [enrichmentSaved(enrichment, { tenantId, at: now, sequence: 1 })];
    // The index decides where two ask for one name at once.
    if (!(await this.enrichments.store.add({ tenantId, id }, { value: enrichment, says }))) throw tableTaken();
    return enrichment;
  }
}
