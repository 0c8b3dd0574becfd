import type { Database } from '@firmograph/mongo';
import { Deliveries, Subscriptions, type Page, type Paging } from '../../application/ports.ts';
import type { Delivery, Subscription } from '../../domain/notification.ts';
import { allOf, pageOf } from './listing.ts';
import { MongoStore, type Publish } from './mongo-store.ts';

export class MongoSubscriptions extends Subscriptions {
  private constructor(override readonly store: MongoStore<Subscription>) {
    super();
  }

  static async open(database: Database, publish: Publish): Promise<MongoSubscriptions> {
    const store = await MongoStore.open<Subscription>(database, publish, {
      name: 'subscriptions',
      listedAt: ({ createdAt }) => createdAt,
      // Neither addresses of people nor where webhooks go.
      audited: {
        kind: 'subscription',
        of: ({ name, target, on, disabledBecause }) => ({ name, kind: target.kind, on, disabledBecause }),
      },
    });
    return new MongoSubscriptions(store);
  }

  override async list(tenantId: string, paging: Paging): Promise<Page<Subscription>> {
    return pageOf(this.store, tenantId, paging);
  }

  override async all(tenantId: string): Promise<readonly Subscription[]> {
    return allOf(this.store, tenantId, {});
  }
}

export class MongoDeliveries extends Deliveries {
  private constructor(override readonly store: MongoStore<Delivery>) {
    super();
  }

  static async open(database: Database, publish: Publish): Promise<MongoDeliveries> {
    const store = await MongoStore.open<Delivery>(database, publish, {
      name: 'deliveries',
      listedAt: ({ createdAt }) => createdAt,
      facets: ({ subscriptionId }) => ({ subscriptionId }),
      facetIndexes: ['subscriptionId'],
    });
    return new MongoDeliveries(store);
  }

  override async list(tenantId: string, paging: Paging, subscriptionId: string | null): Promise<Page<Delivery>> {
    const filter = subscriptionId === null ? {} : { 'facets.subscriptionId': subscriptionId };
    return pageOf(this.store, tenantId, paging, filter);
  }
}
