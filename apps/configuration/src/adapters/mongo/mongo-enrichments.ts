import { keyOf } from '@firmograph/kernel';
import type { Database } from '@firmograph/mongo';
import { Enrichments, type Page, type Paging } from '../../application/ports.ts';
import { tableKeyOf, type Enrichment } from '../../domain/enrichment.ts';
import { allOf, pageOf } from './listing.ts';
import { MongoStore, type Publish } from './mongo-store.ts';

export class MongoEnrichments extends Enrichments {
  private constructor(override readonly store: MongoStore<Enrichment>) {
    super();
  }

  static async open(database: Database, publish: Publish): Promise<MongoEnrichments> {
    const store = await MongoStore.open<Enrichment>(database, publish, {
      name: 'enrichments',
      listedAt: ({ createdAt }) => createdAt,
      uniqueName: ({ definition }) => tableKeyOf(definition),
      facets: ({ definition }) => ({ connectionId: definition.connectionId }),
      facetIndexes: ['connectionId'],
      audited: {
        kind: 'enrichment',
        of: ({ definition, state, lastRun, deletedAt }) => ({
          ...definition,
          state,
          lastRunId: lastRun?.runId ?? null,
          deletedAt,
        }),
      },
    });
    return new MongoEnrichments(store);
  }

  override async list(tenantId: string, paging: Paging): Promise<Page<Enrichment>> {
    return pageOf(this.store, tenantId, paging, { 'value.deletedAt': null });
  }

  override async over(tenantId: string, connectionIds: readonly string[]): Promise<readonly Enrichment[]> {
    return allOf(this.store, tenantId, { 'facets.connectionId': { $in: connectionIds } });
  }

  override async count(tenantId: string): Promise<number> {
    return this.store.forTenant(tenantId).count({ value: { $exists: true }, 'value.deletedAt': null });
  }

  override async isTableTaken(tenantId: string, tableKey: string, exceptBy: string): Promise<boolean> {
    const filter = { unique: keyOf(tenantId, tableKey), id: { $ne: exceptBy } };
    return (await this.store.forTenant(tenantId).count(filter, 1)) > 0;
  }
}
