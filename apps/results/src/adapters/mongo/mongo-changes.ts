import { keyOf } from '@firmograph/kernel';
import type { Database, TenantCollection, TenantDocument } from '@firmograph/mongo';
import { Changes, type ListedChange } from '../../application/ports.ts';
import { changesIn, type ChangeDocument } from './change-notes.ts';
import { keysUnder } from './key-range.ts';
import type { RecordDocument } from './mongo-records.ts';

interface FeedHead extends TenantDocument {
  readonly last: number;
}

const recordsAtOnce = 20;
const mostIds = 1000;

/**
 * Numbers are given one after the other: n + 1 is inserted under its own key once n can be seen, so that whoever has seen n
 * has seen all before it, and nothing comes in below. Who is killed leaves what he had flagged, and it is listed again.
 */
export class MongoChanges extends Changes {
  private constructor(
    private readonly changes: TenantCollection<ChangeDocument>,
    private readonly records: TenantCollection<RecordDocument>,
    private readonly heads: TenantCollection<FeedHead>,
  ) {
    super();
  }

  static async open(database: Database): Promise<MongoChanges> {
    const indexes = [{ key: { isUnlisted: 1 }, sparse: true }];
    const records = await database.collection<RecordDocument>({ name: 'records', indexes });
    const heads = await database.collection<FeedHead>({ name: 'feed-heads' });
    return new MongoChanges(await changesIn(database), records, heads);
  }

  override async head(tenantId: string, enrichmentId: string): Promise<number> {
    const filter = { _id: keysUnder([tenantId, enrichmentId]) };
    const [newest, kept] = await Promise.all([
      this.changes.forTenant(tenantId).findOne(filter, { sort: { _id: -1 }, projection: { no: 1 } }),
      this.heads.forTenant(tenantId).findOne({ _id: keyOf(tenantId, enrichmentId) }),
    ]);
    // Kept beside them, because they are deleted when they are old.
    return Math.max(newest?.no ?? 0, kept?.last ?? 0);
  }

  override async after(tenantId: string, enrichmentId: string, no: number, limit: number) {
    const filter = { _id: keysUnder([tenantId, enrichmentId], idOf(tenantId, enrichmentId, no)) };
    const found = await this.changes.forTenant(tenantId).find(filter, { sort: { _id: 1 }, limit });
    return found.flatMap(({ no: number, profileIds }): ListedChange[] =>
      number === undefined ? [] : [{ no: number, profileIds }],
    );
  }

  override async list(now: Date): Promise<'worked' | 'idle'> {
    const [records, notes] = await Promise.all([
      this.records
        .acrossTenants('claim-due-work')
        .find(
          { isUnlisted: true },
          { limit: recordsAtOnce, projection: { tenantId: 1, enrichmentId: 1, 'changes.profileId': 1 } },
        ),
      this.changes.acrossTenants('claim-due-work').find({ isNote: true }, { limit: recordsAtOnce }),
    ]);
    const written = [
      ...records.map((record) => ({ ...record, profileIds: record.changes.map(({ profileId }) => profileId) })),
      ...notes,
    ];
    const groups = Map.groupBy(written, ({ tenantId, enrichmentId }) => keyOf(tenantId, enrichmentId));
    for (const [first, ...more] of groups.values())
      if (first !== undefined) {
        const ids = new Set([first, ...more].flatMap(({ profileIds }) => profileIds));
        await this.append(first, [...ids], now);
      }
    await this.unflag(records, notes);
    return written.length === 0 ? 'idle' : 'worked';
  }

  private async append(
    { tenantId, enrichmentId }: Pick<ChangeDocument, 'tenantId' | 'enrichmentId'>,
    ids: readonly string[],
    at: Date,
  ): Promise<void> {
    let last = await this.head(tenantId, enrichmentId);
    for (let start = 0; start < ids.length;) {
      const no = last + 1;
      const profileIds = ids.slice(start, start + mostIds);
      const document = { _id: idOf(tenantId, enrichmentId, no), tenantId, enrichmentId, profileIds, at, no };
      // Another was faster: this number is his.
      if (await this.changes.forTenant(tenantId).insert(document)) start += mostIds;
      last = no;
    }
    await this.heads.forTenant(tenantId).update({ _id: keyOf(tenantId, enrichmentId) }, { $max: { last } }, true);
  }

  private async unflag(records: readonly RecordDocument[], notes: readonly ChangeDocument[]): Promise<void> {
    if (records.length > 0)
      await this.records
        .acrossTenants('claim-due-work')
        .updateMany({ _id: { $in: records.map(({ _id }) => _id) } }, { $unset: { isUnlisted: 1 } });
    if (notes.length > 0)
      await this.changes.acrossTenants('claim-due-work').deleteMany({ _id: { $in: notes.map(({ _id }) => _id) } });
  }
}

const digits = 12;

/** As text they stand in the order of their numbers. */
function idOf(tenantId: string, enrichmentId: string, no: number): string {
  return keyOf(tenantId, enrichmentId, String(no).padStart(digits, '0'));
}
