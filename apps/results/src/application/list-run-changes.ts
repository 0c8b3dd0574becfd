import { Injectable } from '@nestjs/common';
import { fieldsIn, type CompanyField } from '@firmograph/enrichment';
import { DomainError, NotFound } from '@firmograph/kernel';
import { cursorOf, cursorText, type OutcomeCursor } from '../domain/outcome-cursor.ts';
import type { Change, PartRecord } from '../domain/part-record.ts';
import type { Row } from '../domain/row.ts';
import { Records, Rows, Runs, type Page } from './ports.ts';
import { RowHistory } from './row-history.ts';

export interface RunChange {
  readonly profileId: string;
  readonly changed: readonly CompanyField[];
  /** JSON of whole companies. */
  readonly before: string | null;
  readonly after: string | null;
}

export interface RunChangeQuery {
  readonly after?: string | undefined;
  readonly limit: number;
  readonly field?: CompanyField | undefined;
}

interface Placed {
  readonly record: PartRecord;
  readonly change: Change;
  readonly index: number;
}

/** What a run did to rows, before and after. */
@Injectable()
export class ListRunChanges {
  constructor(
    private readonly runs: Runs,
    private readonly records: Records,
    private readonly rows: Rows,
    private readonly history: RowHistory,
  ) {}

  async execute(tenantId: string, runId: string, query: RunChangeQuery): Promise<Page<RunChange>> {
    const run = await this.runs.find(tenantId, runId);
    if (run === null) throw new NotFound('run', runId);
    const { found, next } = await this.pageOf(tenantId, runId, query);
    const ids = found.map(({ change }) => change.profileId);
    const rows = await this.rows.filled(tenantId, run.enrichmentId, ids);
    const items: RunChange[] = [];
    for (const { record, change } of found) {
      const row = rows.get(change.profileId) ?? (await this.rows.find(tenantId, run.enrichmentId, change.profileId));
      const after = row === null ? null : await this.afterOf(tenantId, record, change, row);
      const { profileId, changed, before } = change;
      items.push({ profileId, changed: fieldsIn(changed), before: before?.company ?? null, after });
    }
    return { items, next };
  }

  private async pageOf(tenantId: string, runId: string, { after, limit, field }: RunChangeQuery) {
    const found: Placed[] = [];
    for await (const placed of this.changesFrom(tenantId, runId, placeOf(after))) {
      if (!touches(placed.change, field)) continue;
      if (found.length === limit) return { found, next: cursorText({ ...placed.record, index: placed.index }) };
      found.push(placed);
    }
    return { found, next: null };
  }

  private async *changesFrom(tenantId: string, runId: string, from: OutcomeCursor): AsyncGenerator<Placed> {
    let record = await this.records.nextOf(tenantId, runId, { batch: from.batch, part: from.part - 1 });
    while (record !== null) {
      const first = record.batch === from.batch && record.part === from.part ? from.index : 0;
      for (const [index, change] of record.changes.entries()) if (index >= first) yield { record, change, index };
      record = await this.records.nextOf(tenantId, runId, record);
    }
  }

  /** As the run left it: the row itself where nothing came later, else what the next change found. */
  private async afterOf(tenantId: string, record: PartRecord, change: Change, row: Row): Promise<string | null> {
    if (change.isEnd === true) return null;
    if (row.recordId === record.id) return row.state === 'filled' ? row.company : null;
    const isNext = ({ before }: { readonly before: { readonly recordId: string | null } | null }) =>
      before?.recordId === record.id;
    const later = await this.history.from(tenantId, row.recordId, change.profileId, isNext);
    const next = later.at(-1);
    return next !== undefined && isNext(next) ? (next.before?.company ?? null) : null;
  }
}

function touches({ changed }: Change, field: CompanyField | undefined): boolean {
  return field === undefined || fieldsIn(changed).includes(field);
}

function placeOf(after: string | undefined): OutcomeCursor {
  const place = after === undefined ? { batch: 1, part: 1, index: 0 } : cursorOf(after);
  if (place !== null) return place;
  throw new DomainError('request/unknown-page', 'There is no such page: take `after` from `next` of the page before.');
}
