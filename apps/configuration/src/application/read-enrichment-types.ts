import { Injectable } from '@nestjs/common';
import { enrichmentTypes, type EnrichmentType } from '../domain/enrichment-type.ts';
import { Enrichments, Settings } from './ports.ts';

/** What a tenant can have enrichments of. */
@Injectable()
export class ReadEnrichmentTypes {
  constructor(
    private readonly enrichments: Enrichments,
    private readonly settings: Settings,
  ) {}

  async execute(tenantId: string): Promise<readonly EnrichmentType[]> {
    return enrichmentTypes(await this.enrichments.count(tenantId), this.settings.enrichmentsPerType);
  }
}
