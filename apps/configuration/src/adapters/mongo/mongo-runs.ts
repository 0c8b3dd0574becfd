import type { Database, Update } from '@firmograph/mongo';
import { Runs, type Page, type Paging } from '../../application/ports.ts';
import { isOver, next, type Run } from '../../domain/run.ts';
import { allOf, pageOf } from './listing.ts';
import { MongoStore, type Publish } from './mongo-store.ts';
import type { StoreDocument } from './store-document.ts';

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
      said: announced,
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

/** A run is queued until it is known that the others were told. */
function announced({ value }: StoreDocument<Run>): Update<StoreDocument<Run>> {
  const step = value === undefined ? null : next(value, { kind: 'announced' }, value.aliveAt);
  // Under the document's `rev`, so that whoever changed the run meanwhile is not undone.
  return step?.kind === 'moved' ? { $set: { 'value.state': step.run.state } } : {};
}
