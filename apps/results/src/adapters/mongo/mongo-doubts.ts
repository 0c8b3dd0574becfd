import { partsOf } from '@firmograph/kernel';
import { LeasedWork, type Database, type LeasedDocument, type TenantCollection } from '@firmograph/mongo';
import { Doubts, type Doubt } from '../../application/ports.ts';

interface DoubtDocument extends LeasedDocument {
  readonly partition: number;
  readonly landed: number;
  readonly expected?: NonNullable<Doubt['expected']>;
}

const leaseMs = 30_000;

export class MongoDoubts extends Doubts {
  private constructor(
    private readonly collection: TenantCollection<DoubtDocument>,
    private readonly work: LeasedWork<DoubtDocument>,
  ) {
    super();
  }

  static async open(database: Database): Promise<MongoDoubts> {
    const collection = await database.collection<DoubtDocument>({
      name: 'doubts',
      indexes: [{ key: { partition: 1 } }, LeasedWork.index],
    });
    return new MongoDoubts(collection, new LeasedWork(collection, leaseMs));
  }

  override async areOpen(partition: number): Promise<boolean> {
    return (await this.all.findOne({ partition }, { projection: { _id: 1 } })) !== null;
  }

  override async raise(partition: number, landed: ReadonlyMap<string, number>, dueAt: Date): Promise<void> {
    await this.all.bulk(
      Array.from(landed, ([_id, sequence]) => ({
        filter: { _id },
        update: {
          $set: { tenantId: partsOf(_id)[0] ?? '', partition, landed: sequence, nextAttemptAt: dueAt },
          $unset: { expected: 1 },
          $inc: { fence: 1 },
        },
        upsert: true,
      })),
    );
  }

  override async drop(keys: readonly string[]): Promise<void> {
    if (keys.length > 0) await this.all.deleteMany({ _id: { $in: [...keys] } });
  }

  override async claimDue(now: Date): Promise<Doubt | null> {
    const found = await this.work.claim(now);
    if (found === null) return null;
    const { _id: id, tenantId, fence, partition, landed, expected = null } = found;
    return { id, tenantId, fence, partition, landed, expected };
  }

  override async release({ id, fence }: Doubt, expected: Doubt['expected'], dueAt: Date): Promise<void> {
    const update =
      expected === null
        ? ({ $set: { nextAttemptAt: dueAt }, $unset: { expected: 1 } } as const)
        : { $set: { nextAttemptAt: dueAt, expected } };
    await this.all.update({ _id: id, fence }, update);
  }

  /** Keys are found on a topic of all tenants. */
  private get all() {
    return this.collection.acrossTenants('own-topic');
  }
}
