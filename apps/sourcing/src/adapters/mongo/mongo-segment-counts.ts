import { keyOf } from '@firmograph/kernel';
import {
  LeasedWork,
  type Database,
  type LeasedDocument,
  type TenantCollection,
  type TenantDocument,
} from '@firmograph/mongo';
import { SegmentCounts, type HeldSegment, type SegmentCount, type Span } from '../../application/segment-counts.ts';

interface CountDocument extends LeasedDocument {
  readonly segmentId: string;
  readonly changes: number;
  /** Somebody counts: his lease is not to be cut short by what changes meanwhile. */
  readonly isHeld?: boolean;
  readonly members?: number;
  readonly countedAt?: Date;
}

interface TrendDocument extends TenantDocument {
  readonly at: Date;
  readonly members: number;
}

const leaseMs = 60_000;
const settleMs = 3000;
const dayMs = 86_400_000;
const keptSeconds = 2 * 365 * 86_400;

export class MongoSegmentCounts extends SegmentCounts {
  private constructor(
    private readonly collection: TenantCollection<CountDocument>,
    private readonly points: TenantCollection<TrendDocument>,
    private readonly work: LeasedWork<CountDocument>,
  ) {
    super();
  }

  static async open(database: Database): Promise<MongoSegmentCounts> {
    const collection = await database.collection<CountDocument>({
      name: 'segment-counts',
      indexes: [LeasedWork.index, { key: { tenantId: 1 } }],
    });
    const points = await database.collection<TrendDocument>({
      name: 'segment-trend',
      indexes: [{ key: { at: 1 }, expireAfterSeconds: keptSeconds }],
    });
    return new MongoSegmentCounts(collection, points, new LeasedWork(collection, leaseMs));
  }

  override async mark(tenantId: string, segmentId: string, now: Date): Promise<void> {
    const _id = keyOf(tenantId, segmentId);
    const seen = { $setOnInsert: { segmentId, fence: 0 }, $inc: { changes: 1 }, $set: { nextAttemptAt: now } };
    await this.collection.forTenant(tenantId).update({ _id }, seen, true);
  }

  override async markAll(tenantId: string, now: Date): Promise<void> {
    const due = new Date(now.getTime() + settleMs);
    const sooner = { $min: [{ $ifNull: ['$nextAttemptAt', due] }, due] };
    const next = { $cond: [{ $eq: ['$isHeld', true] }, '$nextAttemptAt', sooner] };
    const update = [{ $set: { changes: { $add: ['$changes', 1] }, nextAttemptAt: next } }];
    await this.collection.forTenant(tenantId).bulk([{ filter: {}, update, multi: true }]);
  }

  override async claim(now: Date): Promise<HeldSegment | null> {
    const found = await this.work.claim(now);
    if (found === null) return null;
    await this.work.settle(found, { $set: { isHeld: true } });
    const { tenantId, segmentId, fence, changes } = found;
    return { tenantId, segmentId, fence, changes };
  }

  override async renew(held: HeldSegment, now: Date): Promise<boolean> {
    return this.settled(held, { $set: { nextAttemptAt: new Date(now.getTime() + leaseMs) } });
  }

  override async settle(held: HeldSegment, members: number | null, now: Date): Promise<void> {
    const [soon, daily] = [new Date(now.getTime() + settleMs), new Date(now.getTime() + dayMs)];
    // Changed while it was counted: then once more. Days that count back make a difference every day.
    const nextAttemptAt = { $cond: [{ $eq: ['$changes', held.changes] }, daily, soon] };
    const counted = members === null ? {} : { members, countedAt: now };
    const isOurs = await this.settled(held, [{ $set: { ...counted, isHeld: false, nextAttemptAt } }]);
    if (!isOurs || members === null) return;
    const { tenantId, segmentId } = held;
    const _id = keyOf(tenantId, segmentId, now.toISOString());
    await this.points.forTenant(tenantId).insert({ _id, tenantId, at: now, members });
  }

  override async forget({ tenantId, segmentId, fence, changes }: HeldSegment): Promise<void> {
    await this.points.forTenant(tenantId).deleteMany({ _id: keysOf(tenantId, segmentId) });
    await this.collection.forTenant(tenantId).deleteMany({ _id: keyOf(tenantId, segmentId), fence, changes });
  }

  override async last(tenantId: string, segmentIds: readonly string[]): Promise<ReadonlyMap<string, SegmentCount>> {
    const keys = segmentIds.map((id) => keyOf(tenantId, id));
    const found = await this.collection.forTenant(tenantId).find({ _id: { $in: keys } });
    const counted = found.flatMap(({ segmentId, members, countedAt }) =>
      members === undefined || countedAt === undefined ? [] : [[segmentId, { members, countedAt }] as const],
    );
    return new Map(counted);
  }

  override async trend(tenantId: string, segmentId: string, { from, to, limit }: Span) {
    const at = { ...(from === undefined ? {} : { $gte: from }), ...(to === undefined ? {} : { $lte: to }) };
    const filter = { _id: keysOf(tenantId, segmentId), ...(Object.keys(at).length === 0 ? {} : { at }) };
    const reading = { sort: { _id: -1 } as const, limit };
    const found = await this.points.forTenant(tenantId).find(filter, reading);
    return found.map((point) => ({ at: point.at, members: point.members })).reverse();
  }

  private async settled(
    { tenantId, segmentId, fence }: HeldSegment,
    update: Parameters<LeasedWork<CountDocument>['settle']>[1],
  ): Promise<boolean> {
    const _id = keyOf(tenantId, segmentId);
    return this.collection.forTenant(tenantId).update({ _id, fence }, update);
  }
}

function keysOf(tenantId: string, segmentId: string) {
  return { $gt: `${keyOf(tenantId, segmentId)}:`, $lt: `${keyOf(tenantId, segmentId)};` };
}
