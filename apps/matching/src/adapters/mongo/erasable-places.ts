import type { Database, TenantCollection, TenantDocument } from '@firmograph/mongo';
import { erasurePageOf, type Place, type Places, type Selection, type Swept } from '@firmograph/service-kit';
import type { BatchDocument } from './batch-document.ts';
import { ErasableBatches } from './erasable-batches.ts';
import { ErasableKnownAnswers } from './erasable-known-answers.ts';
import type { KnownDocument } from './mongo-known-answers.ts';

/** All that matching keeps of profiles and companies. The ledger counts records, and knows of none what it was about. */
export async function erasablePlaces(database: Database): Promise<Places> {
  const batches = await database.collection<BatchDocument>({ name: 'batches' });
  const answers = await database.collection<KnownDocument>({ name: 'known-answers' });
  const deleted = await database.collection<Naming>({ name: 'deleted-profiles' });
  const decisions = await database.collection<Naming>({ name: 'match-decisions' });
  return {
    all: [
      new ErasableBatches(batches),
      new ErasableKnownAnswers(answers),
      new ErasableIds('deleted profiles', deleted),
      new ErasableIds('decisions', decisions),
    ],
  };
}

const pageProfiles = 1000;

type Naming = TenantDocument & { readonly profileId: string };

/** Documents that name a profile; the list of what was erased has taken the place of deletions by the second look. */
class ErasableIds implements Place {
  constructor(
    readonly name: string,
    private readonly collection: TenantCollection<Naming>,
  ) {}

  async sweep(selection: Selection, after: string | null): Promise<Swept> {
    if (selection.leavesProfiles) return { after: null, hits: 0 };
    const scoped = this.collection.forTenant(selection.tenantId);
    const { page, next } = await erasurePageOf(scoped, selection.tenantId, { after, limit: pageProfiles });
    const gone = page.filter(({ profileId }) => selection.isProfile(profileId)).map(({ _id }) => _id);
    if (selection.isSecondLook) await scoped.deleteMany({ _id: { $in: gone } });
    return { after: next, hits: selection.isSecondLook || selection.isCount ? gone.length : 0 };
  }
}
