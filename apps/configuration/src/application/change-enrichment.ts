import { Injectable } from '@nestjs/common';
import type { Actor } from '../domain/actor.ts';
import { redefined, type Definition, type Enrichment } from '../domain/enrichment.ts';
import { DefinitionRules } from './definition-rules.ts';
import { changeEnrichment } from './enrichment-change.ts';
import { Enrichments, type Address } from './ports.ts';

/** A run that is under way keeps the definition it began with. */
@Injectable()
export class ChangeEnrichment {
  constructor(
    private readonly enrichments: Enrichments,
    private readonly rules: DefinitionRules,
  ) {}

  async execute(address: Address, definition: Definition, by: Actor, now: Date): Promise<Enrichment> {
    return changeEnrichment(this.enrichments.store, address, now, async (enrichment) => {
      // Neither away from a connection that is not open to him nor onto one.
      await this.rules.checkOpen(address.tenantId, enrichment.definition.connectionId, by);
      await this.rules.check(address.tenantId, address.id, definition, by);
      return redefined(enrichment, definition, now);
    });
  }
}
