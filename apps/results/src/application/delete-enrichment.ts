import { Injectable } from '@nestjs/common';
import type { EnrichmentDeleted } from '@firmograph/contracts';
import { Bell } from './bell.ts';
import { Enrichments } from './ports.ts';

/** Refuses an enrichment from here on; its rows are taken back by a worker, because there may be millions. */
@Injectable()
export class DeleteEnrichment {
  constructor(
    private readonly enrichments: Enrichments,
    private readonly bell: Bell,
  ) {}

  async execute({ tenantid, time, data }: EnrichmentDeleted): Promise<void> {
    await this.enrichments.delete(tenantid, data.enrichmentId, new Date(time));
    this.bell.ring('withdraw-enrichment');
  }
}
