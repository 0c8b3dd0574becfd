import type { Database } from '@firmograph/mongo';
import { DataKeyRings, type KeyPlace } from '../../application/ports.ts';
import type { DataKeyRing } from '../../domain/data-key-ring.ts';
import { MongoStore, type Publish } from './mongo-store.ts';

export class MongoDataKeyRings extends DataKeyRings {
  private constructor(override readonly store: MongoStore<DataKeyRing>) {
    super();
  }

  static async open(database: Database, publish: Publish): Promise<MongoDataKeyRings> {
    const store = await MongoStore.open<DataKeyRing>(database, publish, {
      name: 'datakeys',
      listedAt: ({ keys }) => keys[0]?.madeAt ?? new Date(0),
    });
    return new MongoDataKeyRings(store);
  }

  override async oneOfEachWrapping(): Promise<readonly KeyPlace[]> {
    return this.store.acrossTenants('key-rotation').aggregate<KeyPlace>({ value: { $exists: true } }, [
      { $unwind: '$value.keys' },
      {
        $group: {
          _id: '$value.keys.wrapped.wrappedBy',
          tenantId: { $first: '$tenantId' },
          version: { $first: '$value.keys.version' },
        },
      },
    ]);
  }
}
