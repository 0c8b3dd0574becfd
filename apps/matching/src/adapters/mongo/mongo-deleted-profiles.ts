import { keyOf } from '@firmograph/kernel';
import type { Database, TenantCollection, TenantDocument } from '@firmograph/mongo';
import { DeletedProfiles } from '../../application/ports.ts';

interface DeletedProfile extends TenantDocument {
  readonly profileId: string;
  readonly deletedAt: Date;
}

/** Longer than any run. */
const keptSeconds = 30 * 24 * 60 * 60;

export class MongoDeletedProfiles extends DeletedProfiles {
  private constructor(private readonly collection: TenantCollection<DeletedProfile>) {
    super();
  }

  static async open(database: Database): Promise<MongoDeletedProfiles> {
    const indexes = [
      { key: { tenantId: 1, deletedAt: 1 } },
      { key: { deletedAt: 1 }, expireAfterSeconds: keptSeconds },
    ] as const;
    return new MongoDeletedProfiles(await database.collection<DeletedProfile>({ name: 'deleted-profiles', indexes }));
  }

  async note(tenantId: string, profileId: string, deletedAt: Date): Promise<void> {
    await this.collection
      .forTenant(tenantId)
      .update({ _id: keyOf(tenantId, profileId) }, { $set: { profileId }, $max: { deletedAt } }, true);
  }

  async among(tenantId: string, profileIds: readonly string[], since: Date): Promise<ReadonlySet<string>> {
    const deletedAt = { $gte: since };
    // Most runs see no deletion at all: that is told by the index, without looking for five hundred profiles.
    if ((await this.collection.forTenant(tenantId).count({ deletedAt }, 1)) === 0) return new Set();
    const _id = { $in: profileIds.map((profileId) => keyOf(tenantId, profileId)) };
    const found = await this.collection.forTenant(tenantId).find({ _id, deletedAt }, { projection: { profileId: 1 } });
    return new Set(found.map(({ profileId }) => profileId));
  }
}
