import { Injectable } from '@nestjs/common';
import type { Review } from '../domain/review.ts';
import type { FilledRow } from '../domain/row.ts';
import { KnownEnrichment } from './known-enrichment.ts';
import { Reviews, Rows, type Page, type ReviewQuery } from './ports.ts';

export interface ListedReview {
  readonly review: Review;
  readonly row: FilledRow | null;
}

/** Doubtful matches of an enrichment, each with what the output table says now. */
@Injectable()
export class ListReviews {
  constructor(
    private readonly known: KnownEnrichment,
    private readonly reviews: Reviews,
    private readonly rows: Rows,
  ) {}

  async execute(tenantId: string, enrichmentId: string, query: ReviewQuery): Promise<Page<ListedReview>> {
    await this.known.require(tenantId, enrichmentId);
    const { items, next } = await this.reviews.page(tenantId, enrichmentId, query);
    const ids = items.map(({ profileId }) => profileId);
    const rows = await this.rows.filled(tenantId, enrichmentId, ids);
    return { items: items.map((review) => ({ review, row: rows.get(review.profileId) ?? null })), next };
  }
}
