import { Injectable } from '@nestjs/common';
import { withCredential, type Connection, type Credential } from '../domain/connection.ts';
import { editionOfConnection } from '../domain/edition.ts';
import { changeConnection } from './connection-change.ts';
import { requireUnchanged, type Expected } from './precondition.ts';
import { Connections, type Address } from './ports.ts';
import { Sealing } from './sealing.ts';

@Injectable()
export class ReplaceCredential {
  constructor(
    private readonly connections: Connections,
    private readonly sealing: Sealing,
  ) {}

  async execute(address: Address, credential: Credential, now: Date, expected: Expected = null): Promise<Connection> {
    const saved = await this.sealing.sealed(address, credential, now);
    return changeConnection(this.connections.store, address, now, (connection) => {
      requireUnchanged(editionOfConnection(connection), expected);
      return withCredential(connection, saved);
    });
  }
}
