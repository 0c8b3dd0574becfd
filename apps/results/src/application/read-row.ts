import { Injectable } from '@nestjs/common';
import { NotFound } from '@firmograph/kernel';
import { columnsOf } from '@firmograph/enrichment';
import { restedValues, type RestedValue } from '../domain/provenance.ts';
import type { FilledRow } from '../domain/row.ts';
import { KnownEnrichment } from './known-enrichment.ts';
import { Enrichments, Records, Rows, type RecordedChange } from './ports.ts';

export interface RowWithHistory {
  /** Null: it was taken back. */
  readonly row: FilledRow | null;
  readonly values: readonly RestedValue[];
  /** Newest first. */
  readonly history: readonly RecordedChange[];
}

const longest = 100;

/** One row and what it was before: each record knows which one wrote the row before it. */
@Injectable()
export class ReadRow {
  constructor(
    private readonly known: KnownEnrichment,
    private readonly rows: Rows,
    private readonly records: Records,
    private readonly enrichments: Enrichments,
  ) {}

  async execute(tenantId: string, enrichmentId: string, profileId: string): Promise<RowWithHistory> {
    await this.known.require(tenantId, enrichmentId);
    const row = await this.rows.find(tenantId, enrichmentId, profileId);
    if (row === null) throw new NotFound('row of profile', profileId);
    const history = await this.historyFrom(tenantId, row.recordId, profileId);
    if (row.state !== 'filled') return { row: null, values: [], history };
    const definition = await this.enrichments.definition(tenantId, enrichmentId);
    return { row, values: restedValues(row, columnsOf(definition ?? {}), history), history };
  }

  private async historyFrom(tenantId: string, newest: string | null, profileId: string): Promise<RecordedChange[]> {
    const history: RecordedChange[] = [];
    for (let recordId = newest; recordId !== null && history.length < longest;) {
      const change = await this.records.changeOf(tenantId, recordId, profileId);
      if (change === null) break;
      history.push(change);
      recordId = change.before?.recordId ?? null;
    }
    return history;
  }
}
