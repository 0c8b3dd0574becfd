import { keyOf } from '@firmograph/kernel';
import type { Database, TenantCollection, TenantDocument } from '@firmograph/mongo';
import { Blocks, type Block } from '../../application/ports.ts';
import type { BlockReason } from '../../domain/run.ts';

interface BlockDocument extends TenantDocument {
  readonly reason: BlockReason;
  readonly blockedAt: Date;
  /** Those that wait for it; to resume one of them lifts it. */
  readonly connectionIds: readonly string[];
}

export class MongoBlocks extends Blocks {
  private constructor(private readonly collection: TenantCollection<BlockDocument>) {
    super();
  }

  static async open(database: Database): Promise<MongoBlocks> {
    const indexes = [{ key: { tenantId: 1, connectionIds: 1 } }] as const;
    return new MongoBlocks(await database.collection<BlockDocument>({ name: 'blocks', indexes }));
  }

  async find(tenantId: string, fingerprint: string): Promise<BlockReason | null> {
    const block = await this.collection.forTenant(tenantId).findOne({ _id: keyOf(tenantId, fingerprint) });
    return block?.reason ?? null;
  }

  async put(tenantId: string, { fingerprint, connectionId, reason, blockedAt }: Block): Promise<void> {
    await this.collection
      .forTenant(tenantId)
      .update(
        { _id: keyOf(tenantId, fingerprint) },
        { $set: { reason, blockedAt }, $addToSet: { connectionIds: connectionId } },
        true,
      );
  }

  async join(tenantId: string, fingerprint: string, connectionId: string): Promise<void> {
    await this.collection
      .forTenant(tenantId)
      .update({ _id: keyOf(tenantId, fingerprint) }, { $addToSet: { connectionIds: connectionId } });
  }

  async lift(tenantId: string, connectionId: string): Promise<void> {
    await this.collection.forTenant(tenantId).deleteMany({ connectionIds: connectionId });
  }
}
