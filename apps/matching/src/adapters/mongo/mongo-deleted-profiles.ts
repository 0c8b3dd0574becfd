import { keyOf } from '@firmograph/kernel';
import type { Database, TenantCollection, TenantDocument } from '@firmograph/mongo';
import { DeletedProfiles, nothingErased, type ErasedData } from '../../application/ports.ts';

interface DeletedProfile extends TenantDocument {
  readonly profileId: string;
  readonly deletedAt: Date;
}

/** Longer than any run. */
const keptSeconds = 30 * 24 * 60 * 60;

export class MongoDeletedProfiles extends DeletedProfiles {
  private constructor(
    private readonly collection: TenantCollection<DeletedProfile>,
    private readonly erased: ErasedData,
  ) {
    super();
  }

  static async open(database: Database, erased: ErasedData = nothingErased): Promise<MongoDeletedProfiles> {
    const indexes = [
      { key: { tenantId: 1, deletedAt: 1 } },
      { key: { deletedAt: 1 }, expireAfterSeconds: keptSeconds },
    ] as const;
    const collection = await database.collection<DeletedProfile>({ name: 'deleted-profiles', indexes });
    return new MongoDeletedProfiles(collection, erased);
  }

  async note(tenantId: string, profileId: string, deletedAt: Date, isErased = false): Promise<void> {
    if (isErased && (await this.erased.of(tenantId)).knowsProfile(profileId)) return;
    await this.collection
      .forTenant(tenantId)
      .update({ _id: keyOf(tenantId, profileId) }, { $set: { profileId }, $max: { deletedAt } }, true);
  }

  async among(
    tenantId: string,
    profileIds: readonly string[],
    since: Date,
    connectionId?: string,
  ): Promise<ReadonlySet<string>> {
    const erased = await this.erased.of(tenantId);
    const deleted = await this.deleted(tenantId, profileIds, since);
    if (erased.isEmpty) return deleted;
    return new Set([...deleted, ...profileIds.filter((id) => erased.hasDerived(id, since, connectionId))]);
  }

  private async deleted(tenantId: string, profileIds: readonly string[], since: Date): Promise<ReadonlySet<string>> {
    const deletedAt = { $gte: since };
    // Most runs see no deletion at all: that is told by the index, without looking for five hundred profiles.
    if ((await this.collection.forTenant(tenantId).count({ deletedAt }, 1)) === 0) return new Set();
    const _id = { $in: profileIds.map((profileId) => keyOf(tenantId, profileId)) };
    const found = await this.collection.forTenant(tenantId).find({ _id, deletedAt }, { projection: { profileId: 1 } });
    return new Set(found.map(({ profileId }) => profileId));
  }
}
