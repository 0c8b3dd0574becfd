import { Injectable } from '@nestjs/common';
import { DomainError, NotFound } from '@firmograph/kernel';
import { isSealedUnder, lookAt, type Connection, type SavedCredential } from '../domain/connection.ts';
import { change } from './change.ts';
import { Connections, type Address, type Place } from './ports.ts';
import { Sealing } from './sealing.ts';

const pageSize = 200;

@Injectable()
export class ResealSecrets {
  constructor(
    private readonly connections: Connections,
    private readonly sealing: Sealing,
  ) {}

  /** Seals the tenant's secrets under this data key, where they are not. Gives the versions that are in use afterwards. */
  async execute(tenantId: string, version: number): Promise<ReadonlySet<number>> {
    const used = new Set([version]);
    for await (const connection of this.all(tenantId)) {
      if (isSealedUnder(connection, version)) continue;
      const isResealed = await this.reseal({ tenantId, id: connection.connectionId });
      if (!isResealed) used.add(connection.credential.sealed.keyVersion);
    }
    return used;
  }

  /** False: the secret cannot be read; it stays as it is, and holds nobody else's up. */
  private async reseal(address: Address): Promise<boolean> {
    try {
      await change(this.connections.store, address, 'connection', async ({ value }) => ({
        value: await this.resealed(address, value),
        says: [],
        dueAt: lookAt(value),
      }));
      return true;
    } catch (error) {
      if (error instanceof NotFound) return true;
      if (error instanceof DomainError) return false;
      throw error;
    }
  }

  private async resealed(address: Address, connection: Connection): Promise<Connection> {
    const { credential, pending, previous } = connection;
    const anew = (saved: SavedCredential) => this.sealing.resealed(address, saved);
    return {
      ...connection,
      credential: await anew(credential),
      ...(pending === undefined ? {} : { pending: await anew(pending) }),
      ...(previous === undefined ? {} : { previous: { ...previous, credential: await anew(previous.credential) } }),
    };
  }

  private async *all(tenantId: string): AsyncGenerator<Connection> {
    let after: Place | null = null;
    do {
      const paging = { after, limit: pageSize };
      const page: Awaited<ReturnType<Connections['list']>> = await this.connections.list(tenantId, paging);
      yield* page.items;
      after = page.next;
    } while (after !== null);
  }
}
