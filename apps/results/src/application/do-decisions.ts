import { Injectable } from '@nestjs/common';
import { decisionId, decisionRecord } from '../domain/review-decision.ts';
import type { Review } from '../domain/review.ts';
import { FinishRecord } from './finish-record.ts';
import { Records, Reviews, Rows } from './ports.ts';

/** Does what was decided about matches: at once, or, where whoever was about to do it is gone, a little later. */
@Injectable()
export class DoDecisions {
  constructor(
    private readonly reviews: Reviews,
    private readonly records: Records,
    private readonly rows: Rows,
    private readonly finishRecord: FinishRecord,
  ) {}

  async execute(now: Date): Promise<'worked' | 'idle'> {
    const review = await this.reviews.claimUndone(now);
    if (review === null) return 'idle';
    await this.of(review);
    return 'worked';
  }

  async of(review: Review): Promise<void> {
    const { tenantId, enrichmentId, profileId, rev } = review;
    const id = decisionId(review, rev);
    const rows = await this.rows.present(tenantId, enrichmentId, [profileId]);
    const takenBack =
      review.state === 'waiting' ? await this.records.find(tenantId, decisionId(review, rev - 1)) : null;
    const record = decisionRecord(review, rows.get(profileId), takenBack, new Date());
    // What was decided to do stays: whoever comes second does the same.
    const first = (await this.records.insert(record)) ? record : await this.records.find(tenantId, id);
    if (first !== null) await this.finishRecord.execute(first);
    await this.reviews.done(review);
  }
}
