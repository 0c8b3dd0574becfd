import { keyOf } from '@firmograph/kernel';
import { LeasedWork, type Database, type LeasedDocument, type TenantCollection } from '@firmograph/mongo';
import { Undos, type Held, type Undo } from '../../application/ports.ts';

type UndoDocument = Undo & LeasedDocument;

const leaseMs = 30_000;
const begun = { cursor: { batch: 0, part: 0 }, restored: 0, retracted: 0, left: 0, doneAt: null, fence: 0 } as const;

export class MongoUndos extends Undos {
  private constructor(
    private readonly collection: TenantCollection<UndoDocument>,
    private readonly work: LeasedWork<UndoDocument>,
  ) {
    super();
  }

  static async open(database: Database): Promise<MongoUndos> {
    const collection = await database.collection<UndoDocument>({ name: 'undos', indexes: [LeasedWork.index] });
    return new MongoUndos(collection, new LeasedWork(collection, leaseMs));
  }

  override async request(undo: Parameters<Undos['request']>[0]): Promise<Undo> {
    const { tenantId, runId, requestedAt } = undo;
    const document = { ...begun, ...undo, _id: keyOf(tenantId, runId), nextAttemptAt: requestedAt };
    await this.collection.forTenant(tenantId).insert(document);
    return (await this.find(tenantId, runId)) ?? document;
  }

  override async find(tenantId: string, runId: string): Promise<Undo | null> {
    return this.collection.forTenant(tenantId).findOne({ _id: keyOf(tenantId, runId) });
  }

  override async claimDue(now: Date): Promise<(Held & Undo) | null> {
    const found = await this.work.claim(now);
    return found === null ? null : { ...found, id: found._id };
  }

  override async progress({ tenantId, id, fence }: Held, done: Parameters<Undos['progress']>[1]): Promise<void> {
    const update =
      done.doneAt === null
        ? { $set: { ...done, nextAttemptAt: new Date() } }
        : ({ $set: done, $unset: { nextAttemptAt: 1 } } as const);
    await this.collection.forTenant(tenantId).update({ _id: id, fence }, update);
  }
}
