import { Injectable } from '@nestjs/common';
import { KnownEnrichment } from './known-enrichment.ts';
import { Rows, type RowSummary } from './ports.ts';

/** The output table as it is now, counted. */
@Injectable()
export class SummarizeRows {
  constructor(
    private readonly known: KnownEnrichment,
    private readonly rows: Rows,
  ) {}

  async execute(tenantId: string, enrichmentId: string): Promise<RowSummary> {
    await this.known.require(tenantId, enrichmentId);
    return this.rows.summary(tenantId, enrichmentId);
  }
}
