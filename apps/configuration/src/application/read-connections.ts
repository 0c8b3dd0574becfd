import { Injectable } from '@nestjs/common';
import { NotFound } from '@firmograph/kernel';
import type { Connection } from '../domain/connection.ts';
import { ConnectionUse } from './connection-use.ts';
import { Connections, type Address, type Page, type Paging } from './ports.ts';

export interface ConnectionInUse {
  readonly connection: Connection;
  readonly usedBy: readonly string[];
}

@Injectable()
export class ReadConnections {
  constructor(
    private readonly connections: Connections,
    private readonly use: ConnectionUse,
  ) {}

  async list(tenantId: string, paging: Paging): Promise<Page<ConnectionInUse>> {
    const { items, next } = await this.connections.list(tenantId, paging);
    return { items: await this.inUse(tenantId, items), next };
  }

  async one(address: Address): Promise<ConnectionInUse> {
    const stored = await this.connections.store.find(address);
    if (stored === null) throw new NotFound('connection', address.id);
    const [found] = await this.inUse(address.tenantId, [stored.value]);
    return found ?? { connection: stored.value, usedBy: [] };
  }

  private async inUse(tenantId: string, connections: readonly Connection[]): Promise<readonly ConnectionInUse[]> {
    const users = await this.use.of(
      tenantId,
      connections.map(({ connectionId }) => connectionId),
    );
    return connections.map((connection) => ({
      connection,
      usedBy: (users.get(connection.connectionId) ?? []).map(({ enrichmentId }) => enrichmentId),
    }));
  }
}
