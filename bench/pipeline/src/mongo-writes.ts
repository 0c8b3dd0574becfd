import { createConnection, type Connection } from 'mongoose';

/** Documents written since the server started: inserted, updated and deleted. */
export class WriteCounter {
  private constructor(private readonly connection: Connection) {}

  static async open(url: string): Promise<WriteCounter> {
    return new WriteCounter(await createConnection(url).asPromise());
  }

  async count(): Promise<number> {
    const status = await this.connection.db?.admin().serverStatus();
    const {
      inserted = 0,
      updated = 0,
      deleted = 0,
    } = (status?.['metrics'] as { document?: Record<string, number> }).document ?? {};
    return inserted + updated + deleted;
  }

  async close(): Promise<void> {
    await this.connection.close();
  }
}
