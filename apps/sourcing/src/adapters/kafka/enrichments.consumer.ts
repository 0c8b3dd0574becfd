import { enrichments, type EnrichmentDeleted, type EnrichmentSaved } from '@firmograph/contracts';
import { Consume } from '@firmograph/kafka';
import { Controller } from '@nestjs/common';
import { TakeEnrichment } from '../../application/take-enrichment.ts';

@Controller()
export class EnrichmentsConsumer {
  constructor(private readonly takeEnrichment: TakeEnrichment) {}

  @Consume(enrichments, 'enrichment.saved')
  async onSaved(event: EnrichmentSaved): Promise<void> {
    await this.takeEnrichment.execute(event);
  }

  @Consume(enrichments, 'enrichment.deleted')
  async onDeleted(event: EnrichmentDeleted): Promise<void> {
    await this.takeEnrichment.execute(event);
  }
}
