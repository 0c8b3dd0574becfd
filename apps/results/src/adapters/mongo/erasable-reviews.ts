import type { TenantCollection } from '@firmograph/mongo';
import { erasurePageOf, type Place, type Selection, type Swept } from '@firmograph/service-kit';
import { isCompany, isOldRun } from './erasable-rows.ts';
import type { RunsOver } from './erased-runs.ts';
import type { ReviewDocument } from './mongo-reviews.ts';

const pageReviews = 500;

/** Reviews hold what was asked and what was answered: they go whole. */
export class ErasableReviews implements Place {
  readonly name = 'reviews';

  constructor(
    private readonly collection: TenantCollection<ReviewDocument>,
    private readonly runsOver: RunsOver,
  ) {}

  async sweep(selection: Selection, after: string | null): Promise<Swept> {
    const { tenantId } = selection;
    const scoped = this.collection.forTenant(tenantId);
    const { page, next } = await erasurePageOf(scoped, tenantId, { after, limit: pageReviews });
    const runs = await this.runsOver.of(selection);
    const meant = page.filter((review) => isMeant(selection, review, runs));
    if (!selection.isCount && meant.length > 0) await scoped.deleteMany({ _id: { $in: meant.map(({ _id }) => _id) } });
    return { after: next, hits: meant.length };
  }
}

function isMeant(selection: Selection, review: ReviewDocument, runs: ReadonlySet<string>): boolean {
  const { profileId, runOrder, runId, fill } = review;
  if (!isOldRun(selection, runOrder)) return false;
  if (selection.isWhole || runs.has(runId) || selection.isProfile(profileId)) return true;
  if (fill.sharedWith !== undefined && selection.isProfile(fill.sharedWith.profileId)) return true;
  return isCompany(selection, fill.company);
}
