import { Injectable } from '@nestjs/common';
import { Enrichments, Rows } from './ports.ts';
import { WithdrawRows } from './withdraw-rows.ts';

const pageSize = 500;

/** Takes back one page of the rows of an enrichment that was deleted. */
@Injectable()
export class WithdrawEnrichment {
  constructor(
    private readonly enrichments: Enrichments,
    private readonly rows: Rows,
    private readonly withdrawRows: WithdrawRows,
  ) {}

  async execute(now: Date): Promise<'worked' | 'idle'> {
    const held = await this.enrichments.claimDeleted(now);
    if (held === null) return 'idle';
    const { tenantId, enrichmentId, cursor } = held;
    const { items, next } = await this.rows.page(tenantId, enrichmentId, { after: cursor, limit: pageSize });
    await this.withdrawRows.execute(tenantId, items, 'enrichment-deleted');
    await this.enrichments.progress(held, next);
    return 'worked';
  }
}
