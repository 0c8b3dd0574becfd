import { Injectable } from '@nestjs/common';
import { NotFound } from '@firmograph/kernel';
import type { Actor } from '../domain/actor.ts';
import type { Connection } from '../domain/connection.ts';
import { mayUse } from '../domain/connection-access.ts';
import { ConnectionRules } from './connection-rules.ts';
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
    private readonly rules: ConnectionRules,
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

  /** Which of them are open to whoever asks. */
  async open(tenantId: string, connectionIds: readonly string[], actor: Actor): Promise<ReadonlySet<string>> {
    const accesses = await this.rules.of(tenantId, connectionIds);
    return new Set([...accesses].filter(([, access]) => mayUse(access, actor)).map(([connectionId]) => connectionId));
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
