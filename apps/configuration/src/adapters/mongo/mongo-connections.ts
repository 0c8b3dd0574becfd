import type { Database } from '@firmograph/mongo';
import { Connections, type Address, type Page, type Paging } from '../../application/ports.ts';
import { stateOf, type Connection } from '../../domain/connection.ts';
import { pageOf } from './listing.ts';
import { MongoStore, type Publish } from './mongo-store.ts';

export class MongoConnections extends Connections {
  private constructor(override readonly store: MongoStore<Connection>) {
    super();
  }

  static async open(database: Database, publish: Publish): Promise<MongoConnections> {
    const store = await MongoStore.open<Connection>(database, publish, {
      name: 'connections',
      listedAt: ({ createdAt }) => createdAt,
      // "Leadspace " and "leadspace" are one name to whoever reads a list.
      uniqueName: ({ name }) => name.trim().normalize('NFKC').toLowerCase(),
      audited: { kind: 'connection', of: auditedConnection },
    });
    return new MongoConnections(store);
  }

  override async list(tenantId: string, paging: Paging): Promise<Page<Connection>> {
    return pageOf(this.store, tenantId, paging);
  }

  override async sealedDirectly(): Promise<readonly Address[]> {
    const filter = { value: { $exists: true }, 'value.credential.sealed.under': { $exists: false } };
    const found = await this.store.acrossTenants('key-rotation').find(filter);
    return found.map(({ tenantId, id }) => ({ tenantId, id }));
  }
}

function auditedConnection(connection: Connection) {
  const { name, credential, verifiedAt, blockedBecause } = connection;
  const { kind, fingerprint, savedAt } = credential;
  return {
    name,
    state: stateOf(connection),
    verifiedAt,
    blockedBecause,
    kind,
    fingerprint,
    credentialSavedAt: savedAt,
    pendingFingerprint: connection.pending?.fingerprint ?? null,
  };
}
