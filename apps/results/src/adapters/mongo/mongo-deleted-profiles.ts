import { keyOf } from '@firmograph/kernel';
import { LeasedWork, type Database, type LeasedDocument, type TenantCollection } from '@firmograph/mongo';
import { DeletedProfiles, type DeletedProfile, type Held } from '../../application/ports.ts';

type DeletedProfileDocument = LeasedDocument & DeletedProfile;

const leaseMs = 30_000;
/** No run is under way for longer. */
const keptSeconds = 30 * 86_400;

export class MongoDeletedProfiles extends DeletedProfiles {
  private constructor(
    private readonly collection: TenantCollection<DeletedProfileDocument>,
    private readonly work: LeasedWork<DeletedProfileDocument>,
  ) {
    super();
  }

  static async open(database: Database): Promise<MongoDeletedProfiles> {
    const collection = await database.collection<DeletedProfileDocument>({
      name: 'deleted-profiles',
      indexes: [LeasedWork.index, { key: { heardAt: 1 }, expireAfterSeconds: keptSeconds }],
    });
    return new MongoDeletedProfiles(collection, new LeasedWork(collection, leaseMs));
  }

  override async add(tenantId: string, profileId: string, at: Date): Promise<void> {
    const now = new Date();
    const due = { $max: { at }, $set: { profileId, heardAt: now, nextAttemptAt: now }, $inc: { fence: 1 } };
    await this.collection.forTenant(tenantId).update({ _id: keyOf(tenantId, profileId) }, due, true);
  }

  override async since(tenantId: string, profileIds: readonly string[], at: Date): Promise<ReadonlySet<string>> {
    const _id = { $in: profileIds.map((profileId) => keyOf(tenantId, profileId)) };
    const scope = this.collection.forTenant(tenantId);
    const found = await scope.find({ _id, at: { $gte: at } }, { projection: { _id: 0, profileId: 1 } });
    return new Set(found.map(({ profileId }) => profileId));
  }

  override async claimDue(now: Date): Promise<(Held & DeletedProfile) | null> {
    const found = await this.work.claim(now);
    if (found === null) return null;
    const { tenantId, _id: id, fence, profileId, at, heardAt } = found;
    return { tenantId, id, fence, profileId, at, heardAt };
  }

  override async release({ tenantId, id, fence }: Held, dueAt: Date | null): Promise<void> {
    const update = dueAt === null ? ({ $unset: { nextAttemptAt: 1 } } as const) : { $set: { nextAttemptAt: dueAt } };
    await this.collection.forTenant(tenantId).update({ _id: id, fence }, update);
  }
}
