import { Injectable } from '@nestjs/common';
import { columnsOf, type Column } from '@firmograph/enrichment';
import type { RowFilter } from '../domain/row-filter.ts';
import type { FilledRow } from '../domain/row.ts';
import { KnownEnrichment } from './known-enrichment.ts';
import { Enrichments, Rows } from './ports.ts';

const pageSize = 1000;

export interface Download {
  readonly columns: readonly Column[];
  readonly pages: AsyncIterable<readonly FilledRow[]>;
}

/** The whole output table, or what a filter leaves of it, page by page: no more than one page is held. */
@Injectable()
export class DownloadRows {
  constructor(
    private readonly known: KnownEnrichment,
    private readonly enrichments: Enrichments,
    private readonly rows: Rows,
  ) {}

  async execute(tenantId: string, enrichmentId: string, filter: RowFilter): Promise<Download> {
    await this.known.require(tenantId, enrichmentId);
    const definition = await this.enrichments.definition(tenantId, enrichmentId);
    return { columns: columnsOf(definition ?? {}), pages: this.pages(tenantId, enrichmentId, filter) };
  }

  private async *pages(tenantId: string, enrichmentId: string, filter: RowFilter) {
    let after: string | undefined;
    for (;;) {
      const { items, next } = await this.rows.page(tenantId, enrichmentId, { ...filter, after, limit: pageSize });
      yield items;
      if (next === null) return;
      after = next;
    }
  }
}
