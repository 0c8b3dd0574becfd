import { Injectable } from '@nestjs/common';
import { withCredential, type Connection, type Credential } from '../domain/connection.ts';
import { changeConnection } from './connection-change.ts';
import { Connections, type Address } from './ports.ts';
import { Sealing } from './sealing.ts';

@Injectable()
export class ReplaceCredential {
  constructor(
    private readonly connections: Connections,
    private readonly sealing: Sealing,
  ) {}

  async execute(address: Address, credential: Credential, now: Date): Promise<Connection> {
    const saved = await this.sealing.sealed(address, credential, now);
    return changeConnection(this.connections.store, address, now, (connection) => withCredential(connection, saved));
  }
}
