import { keyOf } from '@firmograph/kernel';
import { LeasedWork, type Database, type LeasedDocument, type TenantCollection } from '@firmograph/mongo';
import { Freezes, type Freeze, type HeldFreeze } from '../../application/ports.ts';
import { notBegun, type Progress } from '../../domain/freeze.ts';

export type FreezeDocument = LeasedDocument & Freeze & { readonly progress: Progress };

export class MongoFreezes extends Freezes {
  private readonly work: LeasedWork<FreezeDocument>;

  constructor(
    private readonly collection: TenantCollection<FreezeDocument>,
    private readonly leaseMs: number,
  ) {
    super();
    this.work = new LeasedWork(collection, leaseMs);
  }

  static async open(database: Database, leaseMs: number): Promise<MongoFreezes> {
    return new MongoFreezes(await database.collection({ name: 'freezes', indexes: [LeasedWork.index] }), leaseMs);
  }

  override async add(freeze: Freeze, now: Date): Promise<void> {
    const { tenantId, runId } = freeze;
    await this.collection.forTenant(tenantId).insert({
      _id: keyOf(tenantId, runId),
      ...freeze,
      progress: notBegun,
      fence: 0,
      nextAttemptAt: now,
    });
  }

  override async claim(now: Date): Promise<HeldFreeze | null> {
    const document = await this.work.claim(now);
    return document && { ...document, leaseMs: this.leaseMs };
  }

  override async renew(held: HeldFreeze, progress: Progress, now: Date): Promise<boolean> {
    const nextAttemptAt = new Date(now.getTime() + this.leaseMs);
    return this.work.settle(documentOf(held), { $set: { progress, nextAttemptAt } });
  }

  override async release(held: HeldFreeze, progress: Progress, now: Date): Promise<boolean> {
    const isOver = progress.phase === 'done' || progress.phase === 'expired';
    const next = isOver ? { $unset: { nextAttemptAt: '' as const } } : { $set: { progress, nextAttemptAt: now } };
    return this.work.settle(documentOf(held), { $set: { progress }, ...next });
  }
}

function documentOf(held: HeldFreeze): FreezeDocument {
  return { ...held, _id: keyOf(held.tenantId, held.runId) };
}
