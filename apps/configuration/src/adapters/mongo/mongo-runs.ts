import type { Database } from '@firmograph/mongo';
import { Runs, type Page, type Paging, type RunFilter } from '../../application/ports.ts';
import { standardOrder } from '../../domain/run-order.ts';
import { isOver, type Run } from '../../domain/run.ts';
import { statesOf, type RunStatus } from '../../domain/run-status.ts';
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

  override async list(tenantId: string, paging: Paging, filter: RunFilter): Promise<Page<Run>> {
    return pageOf(this.store, tenantId, paging, filterOf(filter));
  }

  override async underWay(tenantId: string, connectionIds: readonly string[]): Promise<readonly Run[]> {
    return allOf(this.store, tenantId, { 'facets.underWayOver': { $in: connectionIds } });
  }
}

function filterOf({ enrichmentId, state, status, trigger, from, to }: RunFilter) {
  const since = from === undefined ? {} : { $gte: from };
  const until = to === undefined ? {} : { $lt: to };
  const requestedAt = { ...since, ...until };
  return {
    ...(enrichmentId === undefined ? {} : { 'facets.enrichmentId': enrichmentId }),
    ...(Object.keys(requestedAt).length === 0 ? {} : { 'value.requestedAt': requestedAt }),
    ...(trigger === undefined ? {} : { 'value.order.trigger': trigger }),
    $and: [
      ...(state === undefined ? [{}] : [{ 'value.state': state }]),
      ...(status === undefined ? [] : statusFilter(status)),
    ],
  };
}

function statusFilter(status: RunStatus) {
  const [failed, unsent] = ['value.counts.failed', 'value.counts.not-eligible'];
  const ofCompleted: Partial<Record<RunStatus, object>> = {
    'Completed with errors': { [failed]: { $gt: 0 } },
    'Completed with warnings': { [failed]: 0, [unsent]: { $gt: 0 } },
    Successful: { [failed]: 0, [unsent]: 0 },
  };
  const counts = ofCompleted[status];
  if (counts !== undefined) return [{ 'value.state': 'completed' }, counts];
  return [{ 'value.state': { $in: statesOf(status) } }];
}
