import type { EnrichmentDefinition } from '@firmograph/enrichment';
import { keyOf } from '@firmograph/kernel';
import { LeasedWork, type Database, type LeasedDocument, type TenantCollection } from '@firmograph/mongo';
import { Enrichments, type DeletedEnrichment, type Held, type Known } from '../../application/ports.ts';
import { keysUnder } from './key-range.ts';

interface EnrichmentDocument extends LeasedDocument {
  readonly enrichmentId: string;
  /** The newest that was heard of. */
  readonly definition?: EnrichmentDefinition;
  /** It is gone for ever. */
  readonly deletedAt?: Date;
  /** The profile id up to which its rows are taken back. */
  readonly cursor?: string;
}

const leaseMs = 30_000;

export class MongoEnrichments extends Enrichments {
  private constructor(
    private readonly collection: TenantCollection<EnrichmentDocument>,
    private readonly work: LeasedWork<EnrichmentDocument>,
  ) {
    super();
  }

  static async open(database: Database): Promise<MongoEnrichments> {
    const collection = await database.collection<EnrichmentDocument>({
      name: 'enrichments',
      indexes: [LeasedWork.index],
    });
    return new MongoEnrichments(collection, new LeasedWork(collection, leaseMs));
  }

  override async know(tenantId: string, enrichmentId: string): Promise<void> {
    const _id = keyOf(tenantId, enrichmentId);
    await this.collection.forTenant(tenantId).update({ _id }, { $setOnInsert: { enrichmentId, fence: 0 } }, true);
  }

  override async define(tenantId: string, definition: EnrichmentDefinition): Promise<void> {
    const { enrichmentId, version } = definition;
    await this.know(tenantId, enrichmentId);
    const _id = keyOf(tenantId, enrichmentId);
    const older = { _id, $or: [{ definition: { $exists: false } }, { 'definition.version': { $lte: version } }] };
    await this.collection.forTenant(tenantId).update(older, { $set: { definition } });
  }

  override async definition(tenantId: string, enrichmentId: string): Promise<EnrichmentDefinition | null> {
    const found = await this.collection.forTenant(tenantId).findOne({ _id: keyOf(tenantId, enrichmentId) });
    return found?.definition ?? null;
  }

  override async state(tenantId: string, enrichmentId: string): Promise<Known> {
    const found = await this.collection
      .forTenant(tenantId)
      .findOne({ _id: keyOf(tenantId, enrichmentId) }, { projection: { deletedAt: 1 } });
    if (found === null) return 'unknown';
    return found.deletedAt === undefined ? 'known' : 'deleted';
  }

  override async idsOf(tenantId: string): Promise<readonly string[]> {
    const scope = this.collection.forTenant(tenantId);
    const found = await scope.find({ _id: keysUnder([tenantId]) }, { projection: { enrichmentId: 1 } });
    return found.map(({ enrichmentId }) => enrichmentId);
  }

  override async delete(tenantId: string, enrichmentId: string, at: Date): Promise<void> {
    await this.know(tenantId, enrichmentId);
    const gone = { $set: { deletedAt: at, nextAttemptAt: new Date() }, $inc: { fence: 1 } };
    const _id = keyOf(tenantId, enrichmentId);
    await this.collection.forTenant(tenantId).update({ _id, deletedAt: { $exists: false } }, gone);
  }

  override async claimDeleted(now: Date): Promise<(Held & DeletedEnrichment) | null> {
    const found = await this.work.claim(now);
    if (found === null) return null;
    const { tenantId, _id: id, fence, enrichmentId, cursor } = found;
    return { tenantId, id, fence, enrichmentId, cursor };
  }

  override async progress({ tenantId, id, fence }: Held, cursor: string | null): Promise<void> {
    const update =
      cursor === null
        ? ({ $unset: { nextAttemptAt: 1, cursor: 1 } } as const)
        : { $set: { cursor, nextAttemptAt: new Date() } };
    await this.collection.forTenant(tenantId).update({ _id: id, fence }, update);
  }
}
