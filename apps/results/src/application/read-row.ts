import { Injectable } from '@nestjs/common';
import { NotFound } from '@firmograph/kernel';
import { columnsOf } from '@firmograph/enrichment';
import { believedAt, type Belief } from '../domain/belief.ts';
import { restedValues, type RestedValue } from '../domain/provenance.ts';
import type { FilledRow } from '../domain/row.ts';
import { KnownEnrichment } from './known-enrichment.ts';
import { Enrichments, Rows, type RecordedChange } from './ports.ts';
import { RowHistory } from './row-history.ts';

export interface RowWithHistory {
  /** Null: it was taken back. */
  readonly row: FilledRow | null;
  readonly values: readonly RestedValue[];
  /** Newest first. */
  readonly history: readonly RecordedChange[];
  /** Where a time was asked for. */
  readonly believed?: Belief;
}

/** One row and what it was before: each record knows which one wrote the row before it. */
@Injectable()
export class ReadRow {
  constructor(
    private readonly known: KnownEnrichment,
    private readonly rows: Rows,
    private readonly rowHistory: RowHistory,
    private readonly enrichments: Enrichments,
  ) {}

  async execute(tenantId: string, enrichmentId: string, profileId: string, at?: Date): Promise<RowWithHistory> {
    await this.known.require(tenantId, enrichmentId);
    const row = await this.rows.find(tenantId, enrichmentId, profileId);
    if (row === null) throw new NotFound('row of profile', profileId);
    const history = await this.rowHistory.from(tenantId, row.recordId, profileId);
    const believed = at === undefined ? {} : { believed: believedAt(row, history, at) };
    if (row.state !== 'filled') return { row: null, values: [], history, ...believed };
    const definition = await this.enrichments.definition(tenantId, enrichmentId);
    return { row, values: restedValues(row, columnsOf(definition ?? {}), history), history, ...believed };
  }
}
