import { Controller } from '@nestjs/common';
import { resultsRoutes, type InputOf } from '@firmograph/contracts';
import { Serve, type Caller } from '@firmograph/service-kit';
import { DecideReview } from '../../application/decide-review.ts';
import { ListReviews } from '../../application/list-reviews.ts';
import type { Review } from '../../domain/review.ts';
import { companyOf, rowAnswer } from './row-answers.ts';

const { listReviews, decideReview, takeBackReview } = resultsRoutes;

@Controller()
export class ReviewsController {
  constructor(
    private readonly reviews: ListReviews,
    private readonly decideReview: DecideReview,
  ) {}

  @Serve(listReviews)
  async list({ params, query }: InputOf<typeof listReviews>, { tenantId }: Caller) {
    const { items, next } = await this.reviews.execute(tenantId, params.enrichmentId, query);
    return {
      items: items.map(({ review, row }) => ({ ...reviewAnswer(review), row: row === null ? null : rowAnswer(row) })),
      next,
    };
  }

  @Serve(decideReview)
  async decide({ params, body }: InputOf<typeof decideReview>, { tenantId, subject: by }: Caller) {
    return reviewAnswer(await this.decideReview.execute(tenantId, { ...params, state: body.verdict, by }));
  }

  @Serve(takeBackReview)
  async takeBack({ params }: InputOf<typeof takeBackReview>, { tenantId, subject: by }: Caller) {
    return reviewAnswer(await this.decideReview.execute(tenantId, { ...params, state: 'waiting', by }));
  }
}

function reviewAnswer({ profileId, runId, state, why, asked, fill, since, decidedBy, decidedAt }: Review) {
  return {
    ...{ profileId, runId, state, why, asked: asked ?? null, company: companyOf(fill.company) },
    ...{ confidence: fill.confidence, opinion: fill.opinion ?? null, askedAt: fill.askedAt },
    since: since.toISOString(),
    decidedBy: decidedBy ?? null,
    decidedAt: decidedAt?.toISOString() ?? null,
  };
}
