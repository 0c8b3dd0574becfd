import type { EnrichmentDeleted, EnrichmentSaved } from '@firmograph/contracts';
import { columnsOf } from '@firmograph/enrichment';
import { Injectable } from '@nestjs/common';
import { KnownEnrichments } from './enriched-ports.ts';

/** Follows which enrichments there are. */
@Injectable()
export class TakeEnrichment {
  constructor(private readonly enrichments: KnownEnrichments) {}

  async execute({ tenantid, sequence = 0, data }: EnrichmentSaved | EnrichmentDeleted): Promise<void> {
    if (!('definition' in data)) {
      await this.enrichments.take(tenantid, data.enrichmentId, sequence);
      return;
    }
    const { enrichmentId, name, outputTable, dataSet, connectionId } = data.definition;
    const enrichment = {
      enrichmentId,
      name,
      outputTable,
      dataSet,
      connectionId,
      state: data.state,
      columns: columnsOf(data.definition),
    };
    await this.enrichments.take(tenantid, enrichmentId, sequence, enrichment);
  }
}
