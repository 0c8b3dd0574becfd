import { keyOf } from '@firmograph/kernel';
import type { Database, Filter, TenantCollection, TenantDocument } from '@firmograph/mongo';
import { KnownEnrichments, type KnownEnrichment } from '../../application/enriched-ports.ts';
import { keysAfter } from './id-order.ts';

export interface KnownEnrichmentDocument extends TenantDocument {
  readonly sequence: number;
  /** Absent: it is deleted. */
  readonly enrichment?: KnownEnrichment;
}

export const knownEnrichments = 'known-enrichments';

export class MongoKnownEnrichments extends KnownEnrichments {
  private constructor(private readonly collection: TenantCollection<KnownEnrichmentDocument>) {
    super();
  }

  static async open(database: Database): Promise<MongoKnownEnrichments> {
    return new MongoKnownEnrichments(await database.collection<KnownEnrichmentDocument>({ name: knownEnrichments }));
  }

  override async find(tenantId: string, enrichmentId: string): Promise<KnownEnrichment | undefined> {
    const found = await this.collection.forTenant(tenantId).findOne({ _id: keyOf(tenantId, enrichmentId) });
    return found?.enrichment;
  }

  override async list(tenantId: string): Promise<readonly KnownEnrichment[]> {
    const filter = { _id: keysAfter(tenantId, null), enrichment: { $exists: true } } as Filter<KnownEnrichmentDocument>;
    const found = await this.collection.forTenant(tenantId).find(filter);
    return found.map(({ enrichment }) => enrichment).filter((enrichment) => enrichment !== undefined);
  }

  override async take(
    tenantId: string,
    enrichmentId: string,
    sequence: number,
    enrichment?: KnownEnrichment,
  ): Promise<void> {
    const _id = keyOf(tenantId, enrichmentId);
    const update = { _id, tenantId, sequence, ...(enrichment === undefined ? {} : { enrichment }) };
    await this.collection
      .forTenant(tenantId)
      .bulk([{ filter: { _id, sequence: { $lt: sequence } }, update, upsert: true }]);
  }
}
