import { keyOf } from '@firmograph/kernel';
import { LeasedWork, type Database, type LeasedDocument, type TenantCollection } from '@firmograph/mongo';
import { Reviews, type Page, type ReviewQuery } from '../../application/ports.ts';
import type { PartRecord } from '../../domain/part-record.ts';
import type { Review, ReviewState, Waiting } from '../../domain/review.ts';
import { keysUnder } from './key-range.ts';

export type ReviewDocument = Review & LeasedDocument;

const leaseMs = 30_000;

/** One for a profile of an enrichment, so that there are never more than rows. */
export class MongoReviews extends Reviews {
  private constructor(
    private readonly collection: TenantCollection<ReviewDocument>,
    private readonly work: LeasedWork<ReviewDocument>,
  ) {
    super();
  }

  static async open(database: Database): Promise<MongoReviews> {
    const indexes = [{ key: { enrichmentId: 1, state: 1, _id: 1 } }, LeasedWork.index] as const;
    const collection = await database.collection<ReviewDocument>({ name: 'reviews', indexes });
    return new MongoReviews(collection, new LeasedWork(collection, leaseMs));
  }

  override async wait(record: PartRecord): Promise<void> {
    const { tenantId, enrichmentId, runOrder, waiting = [], profileIds } = record;
    const scope = this.collection.forTenant(tenantId);
    const older = { runOrder: { $lt: runOrder } };
    // An upsert that finds its key taken by the same run, or a later one, is refused: that is what is there.
    await scope.bulk(
      waiting.map((one) => ({
        filter: { _id: keyOf(tenantId, enrichmentId, one.profileId), ...older },
        update: { $set: documentOf(record, one), $unset: { decidedBy: 1, decidedAt: 1 } } as const,
        upsert: true,
      })),
    );
    const _id = { $in: profileIds.map((profileId) => keyOf(tenantId, enrichmentId, profileId)) };
    await scope.deleteMany({ _id, state: 'waiting', ...older });
  }

  override async ofProfiles(
    tenantId: string,
    enrichmentId: string,
    profileIds: readonly string[],
  ): Promise<ReadonlyMap<string, Review>> {
    const _id = { $in: profileIds.map((profileId) => keyOf(tenantId, enrichmentId, profileId)) };
    const found = await this.collection.forTenant(tenantId).find({ _id });
    return new Map(found.map((review) => [review.profileId, review]));
  }

  override async find(tenantId: string, enrichmentId: string, profileId: string): Promise<Review | null> {
    return this.collection.forTenant(tenantId).findOne({ _id: keyOf(tenantId, enrichmentId, profileId) });
  }

  override async page(
    tenantId: string,
    enrichmentId: string,
    { state, why, after, limit }: ReviewQuery,
  ): Promise<Page<Review>> {
    const last = after === undefined ? undefined : keyOf(tenantId, enrichmentId, after);
    const filter = { enrichmentId, state, _id: keysUnder([tenantId, enrichmentId], last) };
    const found = await this.collection
      .forTenant(tenantId)
      .find(why === undefined ? filter : { ...filter, why }, { sort: { _id: 1 }, limit: limit + 1 });
    const items = found.slice(0, limit);
    return { items, next: found.length > limit ? (items.at(-1)?.profileId ?? null) : null };
  }

  override async decide(
    { tenantId, enrichmentId, profileId, rev }: Review,
    state: ReviewState,
    decidedBy: string,
    decidedAt: Date,
  ): Promise<Review | null> {
    const _id = keyOf(tenantId, enrichmentId, profileId);
    const nextAttemptAt = new Date(decidedAt.getTime() + leaseMs);
    return this.collection
      .forTenant(tenantId)
      .findAndUpdate(
        { _id, rev },
        { $set: { state, decidedBy, decidedAt, nextAttemptAt }, $inc: { rev: 1, fence: 1 } },
      );
  }

  override async done({ tenantId, enrichmentId, profileId, rev }: Review): Promise<void> {
    const _id = keyOf(tenantId, enrichmentId, profileId);
    await this.collection.forTenant(tenantId).update({ _id, rev }, { $unset: { nextAttemptAt: 1 } });
  }

  override async claimUndone(now: Date): Promise<Review | null> {
    return this.work.claim(now);
  }
}

function documentOf(record: PartRecord, waiting: Waiting): Omit<ReviewDocument, '_id' | 'tenantId'> {
  const { enrichmentId, runId, runOrder, outputTable, definitionVersion, decidedAt } = record;
  return {
    ...waiting,
    ...{ enrichmentId, runId, runOrder, outputTable, definitionVersion },
    ...{ state: 'waiting', rev: 0, fence: 0, since: decidedAt },
  };
}
