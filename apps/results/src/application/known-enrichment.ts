import { Injectable } from '@nestjs/common';
import { NotFound } from '@firmograph/kernel';
import { Enrichments } from './ports.ts';

/** Refuses an enrichment that the tenant does not have, or not any more. */
@Injectable()
export class KnownEnrichment {
  constructor(private readonly enrichments: Enrichments) {}

  /** Throws `NotFound`. */
  async require(tenantId: string, enrichmentId: string): Promise<void> {
    if ((await this.enrichments.state(tenantId, enrichmentId)) !== 'known')
      throw new NotFound('enrichment', enrichmentId);
  }
}
