import { Injectable } from '@nestjs/common';
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

  async execute(address: Address, definition: Definition, now: Date): Promise<Enrichment> {
    return changeEnrichment(this.enrichments.store, address, now, async (enrichment) => {
      await this.rules.check(address.tenantId, address.id, definition);
      return redefined(enrichment, definition, now);
    });
  }
}
