import { down, up, type Health } from '@firmograph/kernel';
import { createConnection, STATES, type Connection, type mongo } from 'mongoose';
import { assertConforms } from './conformance.ts';
import { Scope, type TenantDocument } from './scope.ts';

export interface CollectionDeclaration {
  readonly name: string;
  readonly indexes?: readonly mongo.IndexDescription[];
}

/** Why something looks at more than one tenant; nothing else may. */
export type CrossTenantReason =
  | 'relay'
  | 'claim-due-work'
  | 'shared-rate'
  | 'own-topic'
  | 'callback'
  | 'key-rotation'
  | 'audit-checkpoint'
  | 'retention';

const options = {
  // A call while disconnected fails at once instead of waiting in memory.
  bufferCommands: false,
  serverSelectionTimeoutMS: 3000,
  writeConcern: { w: 'majority', journal: true },
  readConcern: { level: 'majority' },
} as const;

/** One service's own database. */
export class Database {
  private constructor(private readonly connection: Connection) {}

  /**
   * Connects, and refuses a server that cannot keep what it promises: a write concern other than majority and journaled,
   * or compare-and-set that lets two win. Throws with the reason.
   */
  static async connect(url: string, service: string): Promise<Database> {
    const connection = await createConnection(url, { ...options, appName: service }).asPromise();
    const database = new Database(connection);
    try {
      await assertConforms(database.db);
    } catch (error) {
      await connection.close();
      throw error;
    }
    return database;
  }

  /** Creates the collection and its indexes where they are missing. */
  async collection<D extends TenantDocument>({
    name,
    indexes = [],
  }: CollectionDeclaration): Promise<TenantCollection<D>> {
    const collection = this.db.collection<D>(name);
    if (indexes.length > 0) await collection.createIndexes([...indexes]);
    return new TenantCollection(collection);
  }

  health(): Health {
    return this.connection.readyState === STATES.connected ? up : down('not connected to MongoDB');
  }

  /**
   * Called with each command as it is sent: for tests that watch what reaches the server. Needs `monitorCommands=true` in the
   * URL, because then the driver reads every reply twice.
   */
  onCommand(watch: (command: Readonly<Record<string, unknown>>) => void): void {
    this.connection.getClient().on('commandStarted', ({ command }) => watch(command as Record<string, unknown>));
  }

  async close(): Promise<void> {
    await this.connection.close();
  }

  private get db(): mongo.Db {
    const { db } = this.connection;
    // Absent only before the connection is there, which `connect` has awaited.
    if (db === undefined) throw new TypeError('Not connected to MongoDB yet');
    return db;
  }
}

/** A collection, reachable only through a tenant or with a stated reason. */
export class TenantCollection<D extends TenantDocument> {
  readonly name: string;

  constructor(private readonly collection: mongo.Collection<D>) {
    this.name = collection.collectionName;
  }

  forTenant(tenantId: string): Scope<D> {
    // The empty string would be a tenant that nobody has and everybody could forget to set.
    if (tenantId === '') throw new TypeError('A tenant id is missing');
    return new Scope(this.collection, { tenantId } as mongo.Filter<D>, 'tenant');
  }

  acrossTenants(reason: CrossTenantReason): Scope<D> {
    return new Scope(this.collection, {}, `across-tenants: ${reason}`);
  }
}
