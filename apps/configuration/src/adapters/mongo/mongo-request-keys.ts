import type { Database } from '@firmograph/mongo';
import { RequestKeys, type RequestKey } from '../../application/ports.ts';
import { MongoStore, type Publish } from './mongo-store.ts';

export class MongoRequestKeys extends RequestKeys {
  private constructor(override readonly store: MongoStore<RequestKey>) {
    super();
  }

  static async open(database: Database, publish: Publish): Promise<MongoRequestKeys> {
    const listedAt = ({ at }: RequestKey) => at;
    return new MongoRequestKeys(
      await MongoStore.open<RequestKey>(database, publish, { name: 'request-keys', listedAt }),
    );
  }
}
