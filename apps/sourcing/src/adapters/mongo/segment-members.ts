import { keyOf } from '@firmograph/kernel';
import type { Database, TenantCollection, TenantDocument } from '@firmograph/mongo';
import { erasurePageOf, type Place, type Selection, type Swept } from '@firmograph/service-kit';
import { SegmentMembers } from '../../application/segment-counts.ts';

/** That a profile is one of the frozen members of a static segment; keyed tenant, key of the members, profile. */
export interface MemberDocument extends TenantDocument {
  readonly segmentId?: string;
  /** Of the members that were noted together. */
  readonly key?: string;
  readonly profileId: string;
}

export const membersCollection = 'segment-members';
const pageMembers = 1000;

export class MongoSegmentMembers extends SegmentMembers {
  private constructor(private readonly collection: TenantCollection<MemberDocument>) {
    super();
  }

  static async open(database: Database): Promise<MongoSegmentMembers> {
    const indexes = [{ key: { tenantId: 1, profileId: 1 } }, { key: { tenantId: 1, segmentId: 1, key: 1 } }];
    return new MongoSegmentMembers(await database.collection<MemberDocument>({ name: membersCollection, indexes }));
  }

  override async add(tenantId: string, key: string, segmentId: string, profileIds: readonly string[]): Promise<void> {
    const documents = profileIds.map((profileId) => ({
      ...{ _id: keyOf(tenantId, key, profileId), tenantId },
      ...{ segmentId, key, profileId },
    }));
    await this.collection.forTenant(tenantId).insertMany(documents);
  }

  override async clear(tenantId: string, segmentId: string, except: string | null): Promise<void> {
    const filter = except === null ? { segmentId } : { segmentId, key: { $ne: except } };
    await this.collection.forTenant(tenantId).deleteMany(filter);
  }

  override async without(tenantId: string, profileIds: readonly string[]): Promise<void> {
    await this.collection.forTenant(tenantId).deleteMany({ profileId: { $in: [...profileIds] } });
  }
}

/** A member that is erased is none any more. */
export class ErasableSegmentMembers implements Place {
  readonly name = 'segment members';

  constructor(private readonly collection: TenantCollection<MemberDocument>) {}

  async sweep(selection: Selection, after: string | null): Promise<Swept> {
    if (selection.leavesProfiles) return { after: null, hits: 0 };
    const scoped = this.collection.forTenant(selection.tenantId);
    const { page, next } = await erasurePageOf(scoped, selection.tenantId, { after, limit: pageMembers });
    const found = page.filter(({ profileId }) => selection.isProfile(profileId)).map(({ _id }) => _id);
    if (!selection.isCount && found.length > 0) await scoped.deleteMany({ _id: { $in: found } });
    return { after: next, hits: found.length };
  }
}
