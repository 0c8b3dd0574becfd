import { Injectable } from '@nestjs/common';
import { NotFound } from '@firmograph/kernel';
import { withAccess, withApproval, type AccessRequest, type ConnectionAccess } from '../domain/connection-access.ts';
import { editionOfAccess } from '../domain/edition.ts';
import { changeOrBegin } from './change.ts';
import { ConnectionRules } from './connection-rules.ts';
import { requireUnchanged, type Expected } from './precondition.ts';
import { ConnectionAccesses, Connections, type Address } from './ports.ts';

/** What administrators say of who may use a connection. */
@Injectable()
export class ChangeConnectionAccess {
  constructor(
    private readonly connections: Connections,
    private readonly accesses: ConnectionAccesses,
    private readonly rules: ConnectionRules,
  ) {}

  async read(address: Address): Promise<ConnectionAccess> {
    await this.refuseUnknown(address);
    return this.rules.one(address.tenantId, address.id);
  }

  async open(
    address: Address,
    request: AccessRequest,
    now: Date,
    expected: Expected = null,
  ): Promise<ConnectionAccess> {
    return this.changed(address, expected, (access) => withAccess(access, request, now));
  }

  async approve(address: Address, by: string, now: Date, expected: Expected = null): Promise<ConnectionAccess> {
    return this.changed(address, expected, (access) => withApproval(access, { by, at: now }));
  }

  private async changed(address: Address, expected: Expected, decide: (access: ConnectionAccess) => ConnectionAccess) {
    await this.refuseUnknown(address);
    return changeOrBegin(this.accesses.store, address, this.rules.standard(address.id), ({ value }) => {
      requireUnchanged(editionOfAccess(value), expected);
      return { value: decide(value), says: [] };
    });
  }

  private async refuseUnknown(address: Address): Promise<void> {
    if ((await this.connections.store.find(address)) === null) throw new NotFound('connection', address.id);
  }
}
