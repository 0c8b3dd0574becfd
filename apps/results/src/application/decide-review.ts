import { Injectable } from '@nestjs/common';
import { DomainError, NotFound } from '@firmograph/kernel';
import type { Review, ReviewState } from '../domain/review.ts';
import { DoDecisions } from './do-decisions.ts';
import { KnownEnrichment } from './known-enrichment.ts';
import { Reviews, Rows } from './ports.ts';

export interface ReviewDecision {
  readonly enrichmentId: string;
  readonly profileId: string;
  /** `waiting` takes a decision back. */
  readonly state: ReviewState;
  readonly by: string;
}

/** A person decides about a doubtful match, or takes that back. Said again, it changes nothing. */
@Injectable()
export class DecideReview {
  constructor(
    private readonly known: KnownEnrichment,
    private readonly reviews: Reviews,
    private readonly rows: Rows,
    private readonly doDecisions: DoDecisions,
  ) {}

  async execute(tenantId: string, { enrichmentId, profileId, state, by }: ReviewDecision): Promise<Review> {
    await this.known.require(tenantId, enrichmentId);
    const review = await this.reviews.find(tenantId, enrichmentId, profileId);
    if (review === null) throw new NotFound('review of profile', profileId);
    if (review.state === state) return review;
    if (review.state !== 'waiting' && state !== 'waiting')
      throw new DomainError('review/decided', 'It is decided already: take the decision back first.');
    await this.refuseOutdated(review);
    const decided = await this.reviews.decide(review, state, by, new Date());
    if (decided === null) throw new DomainError('review/decided', 'Somebody decided a moment ago: look at it again.');
    await this.doDecisions.of(decided);
    return decided;
  }

  private async refuseOutdated({ tenantId, enrichmentId, profileId, runOrder }: Review): Promise<void> {
    const present = await this.rows.present(tenantId, enrichmentId, [profileId]);
    if ((present.get(profileId)?.runOrder ?? '') > runOrder)
      throw new DomainError('review/outdated', 'A later run has written this row: its answer is the one to look at.');
  }
}
