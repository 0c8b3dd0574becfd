import { Injectable } from '@nestjs/common';
import { DomainError } from '@firmograph/kernel';
import type { FilledRow, Row } from '../domain/row.ts';
import { KnownEnrichment } from './known-enrichment.ts';
import { Changes, Rows } from './ports.ts';

const mostChanges = 5;

export interface ChangedRow {
  readonly profileId: string;
  /** Null: nothing is left of it. */
  readonly row: Row | null;
}

export interface Snapshot {
  readonly items: readonly FilledRow[];
  readonly next: string | null;
  readonly changesAfter: number;
}

/** The table as it is, and what changes from there on. The place in the changes is taken before the first row is read. */
@Injectable()
export class ReadChanges {
  constructor(
    private readonly known: KnownEnrichment,
    private readonly changes: Changes,
    private readonly rows: Rows,
  ) {}

  async snapshot(tenantId: string, enrichmentId: string, after: string | undefined, limit: number): Promise<Snapshot> {
    await this.known.require(tenantId, enrichmentId);
    const place = after === undefined ? null : placeIn(after);
    const changesAfter = place === null ? await this.changes.head(tenantId, enrichmentId) : place.changesAfter;
    const paging = { after: place?.profileId, limit };
    const { items, next } = await this.rows.page(tenantId, enrichmentId, paging);
    return { items, next: next === null ? null : `${changesAfter}.${next}`, changesAfter };
  }

  async since(tenantId: string, enrichmentId: string, after: number) {
    await this.known.require(tenantId, enrichmentId);
    const head = await this.changes.head(tenantId, enrichmentId);
    const listed = await this.changes.after(tenantId, enrichmentId, after, mostChanges);
    const first = listed[0]?.no ?? null;
    if (after > head || (after < head && first !== after + 1))
      throw new DomainError('changes/expired', 'These changes are no longer kept: begin again with a snapshot.');
    const ids = [...new Set(listed.flatMap(({ profileIds }) => profileIds))];
    const rows = await this.rows.ofProfiles(tenantId, enrichmentId, ids);
    const items: ChangedRow[] = ids.map((profileId) => ({ profileId, row: rows.get(profileId) ?? null }));
    const next = listed.at(-1)?.no ?? after;
    return { items, next, isLast: next >= head };
  }
}

function placeIn(after: string): { readonly changesAfter: number; readonly profileId: string } {
  const [, no, profileId] = /^(\d{1,12})\.(.+)$/s.exec(after) ?? [];
  if (no !== undefined && profileId !== undefined) return { changesAfter: Number(no), profileId };
  throw new DomainError('request/unknown-page', 'There is no such page: take `after` from `next` of the page before.');
}
