import type { Database } from '@firmograph/mongo';
import { Runs, type Page, type Paging } from '../../application/ports.ts';
import { standardOrder } from '../../domain/run-order.ts';
import { isOver, type Run } from '../../domain/run.ts';
import { allOf, pageOf } from './listing.ts';
import { MongoStore, type Publish } from './mongo-store.ts';

export class MongoRuns extends Runs {
  private constructor(override readonly store: MongoStore<Run>) {
    super();
  }

  static async open(database: Database, publish: Publish): Promise<MongoRuns> {
    const store = await MongoStore.open<Run>(database, publish, {
      name: 'runs',
      listedAt: ({ requestedAt }) => requestedAt,
      facets: ({ state, definition: { enrichmentId, connectionId } }) => ({
        enrichmentId,
        ...(isOver(state) ? {} : { underWayOver: connectionId }),
      }),
      facetIndexes: ['enrichmentId', 'underWayOver'],
      audited: {
        kind: 'run',
        of: ({ definition: { enrichmentId, version }, order = standardOrder, state, reason, profiles, endedAt }) => ({
          enrichmentId,
          version,
          ...order,
          state,
          reason,
          profiles,
          endedAt,
        }),
      },
    });
    return new MongoRuns(store);
  }

  override async list(tenantId: string, paging: Paging, enrichmentId: string | null): Promise<Page<Run>> {
    const filter = enrichmentId === null ? {} : { 'facets.enrichmentId': enrichmentId };
    return pageOf(this.store, tenantId, paging, filter);
  }

  override async underWay(tenantId: string, connectionIds: readonly string[]): Promise<readonly Run[]> {
    return allOf(this.store, tenantId, { 'facets.underWayOver': { $in: connectionIds } });
  }
}
