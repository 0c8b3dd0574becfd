import { createConnection, type Connection } from 'mongoose';

/** Every document of every collection, by the collection's name. */
export type DatabaseContent = ReadonlyMap<string, readonly object[]>;

/** A database from the outside, as an auditor or a restore sees it: for tests and tools; no service looks at its own like this. */
export class WholeDatabase {
  private constructor(private readonly connection: Connection) {}

  static async connect(url: string): Promise<WholeDatabase> {
    return new WholeDatabase(await createConnection(url, { appName: 'whole-database' }).asPromise());
  }

  async read(): Promise<DatabaseContent> {
    const content = new Map<string, readonly object[]>();
    for (const { name } of await this.db.listCollections().toArray())
      content.set(name, await this.db.collection(name).find({}).toArray());
    return content;
  }

  /** Puts an older content in the place of the present one; indexes stay. */
  async restore(content: DatabaseContent): Promise<void> {
    for (const { name } of await this.db.listCollections().toArray()) await this.db.collection(name).deleteMany({});
    for (const [name, documents] of content)
      if (documents.length > 0) await this.db.collection(name).insertMany([...documents]);
  }

  async close(): Promise<void> {
    await this.connection.close();
  }

  private get db() {
    const { db } = this.connection;
    // Absent only before the connection is there, which `connect` has awaited.
    if (db === undefined) throw new TypeError('Not connected to MongoDB yet');
    return db;
  }
}
