import { fieldsIn } from '@firmograph/enrichment';
import { LeasedWork, type Database, type LeasedDocument, type TenantCollection } from '@firmograph/mongo';
import {
  nothingErased,
  Records,
  type ChangeCount,
  type ErasedData,
  type PartPlace,
  type RecordedChange,
  type RecordedOutcomes,
} from '../../application/ports.ts';
import type { Change, PartRecord } from '../../domain/part-record.ts';
import type { Fill } from '../../domain/row.ts';

export type Earlier = Omit<Change, 'after'>;

/** What the rows become stands apart from what they were: once published, it goes in one stroke. */
export interface RecordDocument extends Omit<PartRecord, 'id' | 'changes'>, LeasedDocument {
  readonly changes: readonly Earlier[];
  /** Its changes have no number yet. */
  readonly isUnlisted?: true;
  readonly afters?: readonly (Fill | null)[];
}

const leaseMs = 30_000;

export class MongoRecords extends Records {
  private constructor(
    private readonly collection: TenantCollection<RecordDocument>,
    private readonly work: LeasedWork<RecordDocument>,
    override readonly leftAloneMs: number,
    private readonly erased: ErasedData,
  ) {
    super();
  }

  static async open(
    database: Database,
    leftAloneMs: number,
    erased: ErasedData = nothingErased,
  ): Promise<MongoRecords> {
    const collection = await database.collection<RecordDocument>({
      name: 'records',
      indexes: [{ key: { runId: 1, batch: 1, part: 1 } }, LeasedWork.index],
    });
    return new MongoRecords(collection, new LeasedWork(collection, leaseMs), leftAloneMs, erased);
  }

  override async insert(record: PartRecord): Promise<boolean> {
    const { id: _id, changes, ...rest } = record;
    const earlier: Earlier[] = [];
    const afters: (Fill | null)[] = [];
    for (const { after = null, ...before } of changes) {
      earlier.push(after === null ? { ...before, isEnd: true } : before);
      afters.push(after);
    }
    const nextAttemptAt = new Date(Date.now() + this.leftAloneMs);
    const profileIds = await this.named(record);
    return this.collection
      .forTenant(record.tenantId)
      .insert({ _id, ...rest, profileIds, changes: earlier, afters, fence: 0, nextAttemptAt });
  }

  /** An erased profile still counts, under what stands for it. */
  private async named({ tenantId, profileIds, runOrder }: PartRecord): Promise<readonly string[]> {
    const erased = await this.erased.of(tenantId);
    if (erased.isEmpty) return profileIds;
    const requestedAt = new Date(runOrder.slice(0, runOrder.indexOf('/')));
    return profileIds.map((id) => (erased.hasProfile(id, requestedAt) ? erased.aliasOf(id) : id));
  }

  override async find(tenantId: string, id: string): Promise<PartRecord | null> {
    const found = await this.collection.forTenant(tenantId).findOne({ _id: id });
    return found === null ? null : recordOf(found);
  }

  override async states(tenantId: string, ids: readonly string[]): Promise<ReadonlyMap<string, PartRecord['state']>> {
    if (ids.length === 0) return new Map();
    const scope = this.collection.forTenant(tenantId);
    const found = await scope.find({ _id: { $in: [...ids] } }, { projection: { state: 1 } });
    return new Map(found.map(({ _id, state }) => [_id, state]));
  }

  override async markPublished({ tenantId, id, changes }: PartRecord): Promise<void> {
    const unlisted = changes.length === 0 ? {} : ({ isUnlisted: true } as const);
    const done = {
      $set: { state: 'published', ...unlisted },
      $unset: { afters: 1, waiting: 1, nextAttemptAt: 1 },
    } as const;
    await this.collection.forTenant(tenantId).update({ _id: id, state: 'decided' }, done);
  }

  override async claimUnfinished(now: Date): Promise<PartRecord | null> {
    const found = await this.work.claim(now);
    return found === null ? null : recordOf(found);
  }

  override async *outcomesOf(
    tenantId: string,
    runId: string,
    { batch, part }: { readonly batch: number; readonly part: number },
  ): AsyncGenerator<RecordedOutcomes> {
    const from = { kind: { $exists: false }, $or: [{ batch: { $gt: batch } }, { batch, part: { $gte: part } }] };
    const projection = { batch: 1, part: 1, enrichmentId: 1, profileIds: 1, outcomes: 1 } as const;
    yield* this.collection
      .forTenant(tenantId)
      .stream({ runId, ...from }, { sort: { batch: 1, part: 1 }, projection, batchSize: 12 });
  }

  override async nextOf(tenantId: string, runId: string, { batch, part }: PartPlace): Promise<PartRecord | null> {
    const after = { $or: [{ batch: { $gt: batch } }, { batch, part: { $gt: part } }] };
    const filter = { runId, state: 'published', kind: { $exists: false }, ...after } as const;
    const found = await this.collection.forTenant(tenantId).findOne(filter, { sort: { batch: 1, part: 1 } });
    return found === null ? null : recordOf(found);
  }

  override async changeCounts(tenantId: string, runId: string): Promise<readonly ChangeCount[]> {
    const filter = { runId, kind: { $exists: false } };
    const counted = await this.collection
      .forTenant(tenantId)
      .aggregate<{ readonly _id: Omit<ChangeCount, 'rows'>; readonly rows: number }>(filter, byKindOfChange);
    return counted.map(({ _id, rows }) => ({ ..._id, rows }));
  }

  override async changeOf(tenantId: string, id: string, profileId: string): Promise<RecordedChange | null> {
    // The driver's type knows projections of 0 and 1 only through this library; one element of an array is one too.
    const projection = { runId: 1, decidedAt: 1, changes: { $elemMatch: { profileId } } } as unknown as { runId: 1 };
    const found = await this.collection.forTenant(tenantId).findOne({ _id: id }, { projection });
    const change = found?.changes[0];
    if (found === null || change === undefined) return null;
    return { runId: found.runId, at: found.decidedAt, changed: fieldsIn(change.changed), before: change.before };
  }
}

const wasNothing = { $eq: [{ $ifNull: ['$changes.before.company', null] }, null] };
const kindOfChange = {
  $cond: [wasNothing, 'created', { $cond: [{ $eq: ['$changes.isEnd', true] }, 'retracted', 'changed'] }],
};
const byKindOfChange = [
  { $project: { 'changes.changed': 1, 'changes.isEnd': 1, 'changes.before.company': 1 } },
  { $unwind: '$changes' },
  { $group: { _id: { kind: kindOfChange, changed: '$changes.changed' }, rows: { $sum: 1 } } },
];

function recordOf({ _id, changes, afters, fence: _, nextAttemptAt: __, ...record }: RecordDocument): PartRecord {
  return {
    ...record,
    id: _id,
    changes: changes.map((change, index) =>
      afters === undefined ? change : { ...change, after: afters[index] ?? null },
    ),
  };
}
