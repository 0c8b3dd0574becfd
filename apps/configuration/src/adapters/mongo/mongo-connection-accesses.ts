import type { Database } from '@firmograph/mongo';
import { ConnectionAccesses } from '../../application/ports.ts';
import type { ConnectionAccess } from '../../domain/connection-access.ts';
import { allOf } from './listing.ts';
import { MongoStore, type Publish } from './mongo-store.ts';

export class MongoConnectionAccesses extends ConnectionAccesses {
  private constructor(override readonly store: MongoStore<ConnectionAccess>) {
    super();
  }

  static async open(database: Database, publish: Publish): Promise<MongoConnectionAccesses> {
    const store = await MongoStore.open<ConnectionAccess>(database, publish, {
      name: 'connection-access',
      listedAt: ({ changedAt }) => changedAt,
      audited: { kind: 'connection-access', of: ({ contributors, firstRun }) => ({ contributors, firstRun }) },
    });
    return new MongoConnectionAccesses(store);
  }

  override async of(tenantId: string, connectionIds: readonly string[]): Promise<readonly ConnectionAccess[]> {
    return allOf(this.store, tenantId, { id: { $in: connectionIds } });
  }
}
