import type { Database } from '@firmograph/mongo';
import { Consents } from '../../application/ports.ts';
import type { ConsentRecord } from '../../domain/consent.ts';
import { MongoStore, type Publish } from './mongo-store.ts';

export class MongoConsents extends Consents {
  private constructor(override readonly store: MongoStore<ConsentRecord>) {
    super();
  }

  static async open(database: Database, publish: Publish): Promise<MongoConsents> {
    const store = await MongoStore.open<ConsentRecord>(database, publish, {
      name: 'consents',
      keySuffix: 'company-enrichment',
      listedAt: ({ acts }) => acts[0]?.at ?? new Date(0),
      // Acts are added, never changed: the last is what is new.
      audited: { kind: 'consent', of: ({ acts }) => ({ ...acts.at(-1) }) },
    });
    return new MongoConsents(store);
  }
}
