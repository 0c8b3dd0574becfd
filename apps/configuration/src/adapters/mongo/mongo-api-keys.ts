import type { Database } from '@firmograph/mongo';
import { ApiKeyRecords, type Page, type Paging } from '../../application/ports.ts';
import type { ApiKey } from '../../domain/api-key.ts';
import { pageOf } from './listing.ts';
import { MongoStore, type Publish } from './mongo-store.ts';

export class MongoApiKeys extends ApiKeyRecords {
  private constructor(override readonly store: MongoStore<ApiKey>) {
    super();
  }

  static async open(database: Database, publish: Publish): Promise<MongoApiKeys> {
    const store = await MongoStore.open<ApiKey>(database, publish, {
      name: 'api-keys',
      listedAt: ({ createdAt }) => createdAt,
      audited: {
        kind: 'api-key',
        of: ({ name, role, scopes, expiresAt, revoked }) => ({ name, role, scopes, expiresAt, revoked }),
      },
    });
    return new MongoApiKeys(store);
  }

  override async list(tenantId: string, paging: Paging): Promise<Page<ApiKey>> {
    return pageOf(this.store, tenantId, paging);
  }
}
