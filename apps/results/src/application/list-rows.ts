import { Injectable } from '@nestjs/common';
import type { FilledRow } from '../domain/row.ts';
import { KnownEnrichment } from './known-enrichment.ts';
import { Rows, type Page, type Paging, type RowFilter } from './ports.ts';

/** The output table of an enrichment, in profile id order. */
@Injectable()
export class ListRows {
  constructor(
    private readonly known: KnownEnrichment,
    private readonly rows: Rows,
  ) {}

  async execute(tenantId: string, enrichmentId: string, query: Paging & RowFilter): Promise<Page<FilledRow>> {
    await this.known.require(tenantId, enrichmentId);
    return this.rows.page(tenantId, enrichmentId, query);
  }
}
