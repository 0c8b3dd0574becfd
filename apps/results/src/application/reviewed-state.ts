import { Injectable } from '@nestjs/common';
import type { Answer } from '@firmograph/enrichment';
import type { Run } from '../domain/run.ts';
import { Reviews } from './ports.ts';
import { PresentState } from './present-state.ts';

/** What is there now of the profiles of a part, and, where doubtful matches are reviewed, what was decided of them. */
@Injectable()
export class ReviewedState {
  constructor(
    private readonly present: PresentState,
    private readonly reviews: Reviews,
  ) {}

  async read(run: Run, answers: readonly Answer[]) {
    const { tenantId, enrichmentId, definition } = run;
    if (definition.review === undefined) return this.present.read(run, answers);
    const ids = answers.map(({ profileId }) => profileId);
    const [present, reviews] = await Promise.all([
      this.present.read(run, answers),
      this.reviews.ofProfiles(tenantId, enrichmentId, ids),
    ]);
    return present === 'enrichment-deleted' ? present : { ...present, reviews };
  }
}
