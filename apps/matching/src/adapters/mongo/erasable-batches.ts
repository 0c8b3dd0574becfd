import { identifiersAsked } from '@firmograph/mapping';
import type { TenantCollection } from '@firmograph/mongo';
import { erasurePageOf, type Place, type Selection, type Swept } from '@firmograph/service-kit';
import { identifiersFound } from '../../application/without-erased.ts';
import type { SourcedProfile } from '../../domain/batch.ts';
import { noAnswer, type Told } from '../../domain/told.ts';
import type { BatchDocument } from './batch-document.ts';

const pageBatches = 20;
const open = ['stored', 'sent', 'accepted'] as const;
const deleted = { outcome: 'not-eligible', reason: 'deleted' } as const;

/**
 * In batches that are open, a profile goes and what stands for it stays, so that the run still counts as many. What has its
 * answers already is published within moments, and then holds nothing any more.
 */
export class ErasableBatches implements Place {
  readonly name = 'batches';

  constructor(private readonly collection: TenantCollection<BatchDocument>) {}

  async sweep(selection: Selection, after: string | null): Promise<Swept> {
    const { tenantId } = selection;
    const filter = { state: { $ne: 'published' } };
    const scoped = this.collection.forTenant(tenantId);
    const { page, next } = await erasurePageOf(scoped, tenantId, { after, limit: pageBatches, filter });
    let [hits, isLeft] = [0, false];
    for (const document of page) {
      if (!selection.isOld(document.frozenAt)) continue;
      if (document.state === 'answered') isLeft = true;
      else hits += await this.sweepOne(selection, document);
    }
    return { after: next, hits, isLeft };
  }

  private async sweepOne(selection: Selection, document: BatchDocument): Promise<number> {
    const profiles = profilesLeft(selection, document);
    const known = knownLeft(selection, document);
    const hits = profiles.hits + known.hits;
    if (hits > 0 && !selection.isCount)
      await this.collection.forTenant(selection.tenantId).update(
        { _id: document._id, state: { $in: [...open] } },
        {
          $set: {
            profiles: JSON.stringify(profiles.left),
            ...(document.known === undefined ? {} : { known: JSON.stringify(known.left) }),
          },
        },
      );
    return hits;
  }
}

function profilesLeft(selection: Selection, { profiles }: BatchDocument) {
  let hits = 0;
  const left = (JSON.parse(profiles) as readonly SourcedProfile[]).map((profile) => {
    const { profileId, input } = profile;
    if (!selection.isProfile(profileId) && !selection.isCompany(identifiersAsked(input))) return profile;
    hits += 1;
    selection.find(profileId);
    return { profileId: selection.aliasOf(profileId), input: {} };
  });
  return { left, hits };
}

function knownLeft(selection: Selection, { known = '[]', connectionId }: BatchDocument) {
  let hits = 0;
  const isAll = selection.isWhole || selection.connectionId === connectionId;
  const left = (JSON.parse(known) as readonly Told[]).map((told) => {
    const isProfile = selection.isProfile(told.profileId);
    if (!isAll && !isProfile && !selection.isCompany(identifiersFound(told.json))) return told;
    hits += 1;
    selection.find(told.profileId);
    return noAnswer(isProfile ? selection.aliasOf(told.profileId) : told.profileId, deleted);
  });
  return { left, hits };
}
