import { keyOf } from '@firmograph/kernel';
import type { Database, TenantCollection, TenantDocument } from '@firmograph/mongo';
import { KnownSegments, type Address } from '../../application/ports.ts';
import type { KnownSegment } from '../../domain/known-segment.ts';

type SegmentDocument = TenantDocument & KnownSegment;

export class MongoKnownSegments extends KnownSegments {
  private constructor(private readonly collection: TenantCollection<SegmentDocument>) {
    super();
  }

  static async open(database: Database): Promise<MongoKnownSegments> {
    return new MongoKnownSegments(
      await database.collection<SegmentDocument>({
        name: 'known-segments',
        indexes: [{ key: { tenantId: 1, state: 1 } }],
      }),
    );
  }

  override async hear(tenantId: string, segment: KnownSegment): Promise<void> {
    const filter = { _id: keyOf(tenantId, segment.segmentId), sequence: { $lt: segment.sequence } };
    // An upsert that meets a newer document is refused, which is what it should be.
    await this.collection.forTenant(tenantId).bulk([{ filter, update: { $set: { ...segment } }, upsert: true }]);
  }

  override async find({ tenantId, id }: Address): Promise<KnownSegment | null> {
    return this.collection.forTenant(tenantId).findOne({ _id: keyOf(tenantId, id) });
  }

  override async all(tenantId: string): Promise<readonly KnownSegment[]> {
    return this.collection.forTenant(tenantId).find({ state: 'there' });
  }
}
