import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { DomainError } from '@firmograph/kernel';
import type { Connection, Credential } from '../domain/connection.ts';
import { connectionSaved } from './messages.ts';
import { Connections } from './ports.ts';
import { Sealing } from './sealing.ts';

export interface ConnectionRequest {
  readonly name: string;
  readonly credential: Credential;
  readonly by: string;
}

@Injectable()
export class SaveConnection {
  constructor(
    private readonly connections: Connections,
    private readonly sealing: Sealing,
  ) {}

  async execute(tenantId: string, { name, credential, by }: ConnectionRequest, now: Date): Promise<Connection> {
    const address = { tenantId, id: randomUUID() };
    const connection: Connection = {
      connectionId: address.id,
      name,
      credential: await this.sealing.sealed(address, credential, now),
      verifiedAt: null,
      blockedBecause: null,
      createdBy: by,
      createdAt: now,
    };
    const says = [connectionSaved(connection, { tenantId, at: now, sequence: 1 })];
    if (await this.connections.store.add(address, { value: connection, says })) return connection;
    throw new DomainError('connection/name-taken', 'Another connection has this name. Choose another.');
  }
}
