import type { OutgoingMessage, ProfileBatchSourced } from '@firmograph/contracts';
import { keyOf, partsOf } from '@firmograph/kernel';
import { identifiersAsked } from '@firmograph/mapping';
import type { TenantCollection } from '@firmograph/mongo';
import { erasurePageOf, type Place, type Selection, type Swept } from '@firmograph/service-kit';
import type { FreezeDocument } from './mongo-freezes.ts';
import type { BatchDocument } from './mongo-frozen-batches.ts';

// Each may weigh half a megabyte.
const pageBatches = 10;

/** In batches that were frozen, a profile goes and what stands for it stays, so that the run still counts as many. */
export class ErasableFrozenBatches implements Place {
  readonly name = 'batches';

  constructor(
    private readonly collection: TenantCollection<BatchDocument>,
    private readonly freezes: TenantCollection<FreezeDocument>,
  ) {}

  async sweep(selection: Selection, after: string | null): Promise<Swept> {
    if (selection.leavesProfiles) return { after: null, hits: 0 };
    const { tenantId } = selection;
    const scoped = this.collection.forTenant(tenantId);
    const { page, next } = await erasurePageOf(scoped, tenantId, { after, limit: pageBatches });
    let [hits, isLeft] = [0, false];
    for (const document of page) {
      // A batch that was being written during the first look may be younger than what it holds.
      if (!selection.isOld(document.createdAt) && !selection.isSecondLook) continue;
      const swept = await this.sweepOne(selection, document);
      hits += swept.hits;
      isLeft ||= swept.isLeft;
    }
    return { after: next, hits, isLeft };
  }

  private async sweepOne(selection: Selection, { _id, batch }: BatchDocument) {
    if (batch === undefined) return { hits: 0, isLeft: false };
    const { hits, message } = without(selection, batch.message);
    const endsWithIt = selection.isProfile(batch.lastId);
    if (selection.isCount || (hits === 0 && !endsWithIt)) return { hits, isLeft: false };
    const scoped = this.collection.forTenant(selection.tenantId);
    // A scan goes on after the last id; when it is over nobody asks for it.
    const isScanned = endsWithIt && (await this.isScanned(selection.tenantId, _id));
    const lastId = endsWithIt && !isScanned ? selection.aliasOf(batch.lastId) : batch.lastId;
    await scoped.update({ _id }, { $set: { 'batch.message': message, 'batch.lastId': lastId } });
    return { hits, isLeft: isScanned };
  }

  private async isScanned(tenantId: string, batchKey: string): Promise<boolean> {
    const freeze = await this.freezes.forTenant(tenantId).findOne({ _id: keyOf(...partsOf(batchKey).slice(0, 2)) });
    return freeze?.progress.phase === 'scanning';
  }
}

function without(selection: Selection, message: OutgoingMessage) {
  // Written by ourselves, by the contract.
  const event = JSON.parse(message.value ?? '') as ProfileBatchSourced;
  let hits = 0;
  const profiles = event.data.profiles.map((profile) => {
    const { profileId, input } = profile;
    if (!selection.isProfile(profileId) && !selection.isCompany(identifiersAsked(input))) return profile;
    hits += 1;
    selection.find(profileId);
    return { profileId: selection.aliasOf(profileId), input: {} };
  });
  return { hits, message: { ...message, value: JSON.stringify({ ...event, data: { ...event.data, profiles } }) } };
}
