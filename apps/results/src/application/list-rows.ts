import { Injectable } from '@nestjs/common';
import { DomainError } from '@firmograph/kernel';
import type { RowFilter } from '../domain/row-filter.ts';
import { placeIn, placeOf, placeText, sortOf, type RowPlace, type RowSort } from '../domain/row-order.ts';
import type { FilledRow } from '../domain/row.ts';
import { KnownEnrichment } from './known-enrichment.ts';
import { Rows, type Page, type Paging } from './ports.ts';

/** The output table of an enrichment, sorted. A page goes on from a place, not after a number, so that writes shift nothing. */
@Injectable()
export class ListRows {
  constructor(
    private readonly known: KnownEnrichment,
    private readonly rows: Rows,
  ) {}

  async execute(
    tenantId: string,
    enrichmentId: string,
    { sort: text, after, limit, ...filter }: Paging & RowFilter & { readonly sort: string },
  ): Promise<Page<FilledRow>> {
    await this.known.require(tenantId, enrichmentId);
    if (text === 'profileId') return this.rows.page(tenantId, enrichmentId, { after, limit, ...filter });
    const sort = sortOf(text);
    const from = after === undefined ? null : required(sort, after);
    const found = await this.rows.sorted(tenantId, enrichmentId, { sort, from, limit: limit + 1, ...filter });
    const items = found.slice(0, limit);
    const last = found.length > limit ? items.at(-1) : undefined;
    return { items, next: last === undefined ? null : placeText(sort, placeOf(last, sort)) };
  }
}

function required(sort: RowSort, after: string): RowPlace {
  const place = placeIn(sort, after);
  if (place !== null) return place;
  throw new DomainError(
    'request/unknown-page',
    'There is no such page: take `after` from `next` of the page before, and sort as it was sorted.',
  );
}
