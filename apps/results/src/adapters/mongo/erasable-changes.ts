import type { TenantCollection } from '@firmograph/mongo';
import { erasurePageOf, type Place, type Selection, type Swept } from '@firmograph/service-kit';
import type { ChangeDocument } from './change-notes.ts';

const pageChanges = 500;

/**
 * The list of changes forgets all up to where an erased profile was named last: who has not read so far is told to begin
 * with a snapshot. Only in the second look, so that who reads it regularly has heard of the end.
 */
export class ErasableChanges implements Place {
  readonly name = 'changes';

  constructor(private readonly collection: TenantCollection<ChangeDocument>) {}

  async sweep(selection: Selection, after: string | null): Promise<Swept> {
    const { tenantId } = selection;
    if (selection.leavesProfiles || !selection.isSecondLook) return { after: null, hits: 0 };
    const scoped = this.collection.forTenant(tenantId);
    const { page, next } = await erasurePageOf(scoped, tenantId, { after, limit: pageChanges });
    const named = page.filter(({ profileIds }) => profileIds.some((id) => selection.isProfile(id)));
    for (const { _id, enrichmentId, no } of named)
      await scoped.deleteMany(no === undefined ? { _id } : { enrichmentId, no: { $lte: no } });
    return { after: next, hits: named.length };
  }
}
