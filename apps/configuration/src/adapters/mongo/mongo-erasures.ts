import type { Database } from '@firmograph/mongo';
import { Erasures, type Page, type Paging } from '../../application/ports.ts';
import type { Erasure } from '../../domain/erasure.ts';
import { pageOf } from './listing.ts';
import { MongoStore, type Publish } from './mongo-store.ts';

export class MongoErasures extends Erasures {
  private constructor(override readonly store: MongoStore<Erasure>) {
    super();
  }

  static async open(database: Database, publish: Publish): Promise<MongoErasures> {
    const store = await MongoStore.open<Erasure>(database, publish, {
      name: 'erasures',
      listedAt: ({ requestedAt }) => requestedAt,
    });
    return new MongoErasures(store);
  }

  override async list(tenantId: string, paging: Paging): Promise<Page<Erasure>> {
    return pageOf(this.store, tenantId, paging);
  }
}
