import { Controller } from '@nestjs/common';
import { enrichments, type EnrichmentDeleted, type EnrichmentSaved } from '@firmograph/contracts';
import { Consume } from '@firmograph/kafka';
import { Enrichments } from '../../application/ports.ts';

@Controller()
export class EnrichmentsConsumer {
  constructor(private readonly enrichments: Enrichments) {}

  @Consume(enrichments, 'enrichment.saved')
  async onSaved({ tenantid, data }: EnrichmentSaved): Promise<void> {
    await this.enrichments.know(tenantid, data.definition.enrichmentId);
  }

  /** Its rows are taken back by a worker: there may be millions. */
  @Consume(enrichments, 'enrichment.deleted')
  async onDeleted({ tenantid, time, data }: EnrichmentDeleted): Promise<void> {
    await this.enrichments.delete(tenantid, data.enrichmentId, new Date(time));
  }
}
