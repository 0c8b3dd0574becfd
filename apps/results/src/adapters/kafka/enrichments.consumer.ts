import { Controller } from '@nestjs/common';
import { enrichments, type EnrichmentDeleted, type EnrichmentSaved } from '@firmograph/contracts';
import { Consume } from '@firmograph/kafka';
import { DeleteEnrichment } from '../../application/delete-enrichment.ts';
import { Enrichments } from '../../application/ports.ts';

@Controller()
export class EnrichmentsConsumer {
  constructor(
    private readonly enrichments: Enrichments,
    private readonly deleteEnrichment: DeleteEnrichment,
  ) {}

  @Consume(enrichments, 'enrichment.saved')
  async onSaved({ tenantid, data }: EnrichmentSaved): Promise<void> {
    await this.enrichments.define(tenantid, data.definition);
  }

  @Consume(enrichments, 'enrichment.deleted')
  async onDeleted(event: EnrichmentDeleted): Promise<void> {
    await this.deleteEnrichment.execute(event);
  }
}
