import { Injectable } from '@nestjs/common';
import { unblocked, type Connection } from '../domain/connection.ts';
import { changeConnection } from './connection-change.ts';
import { Connections, Runs, type Address } from './ports.ts';
import { RunChanges } from './run-changes.ts';

/** Runs are told after the permits are open again; told twice, or after a death in between, they go on just the same. */
@Injectable()
export class ResumeConnection {
  constructor(
    private readonly connections: Connections,
    private readonly runs: Runs,
    private readonly changes: RunChanges,
  ) {}

  async execute(address: Address, now: Date): Promise<Connection> {
    const connection = await changeConnection(this.connections.store, address, now, unblocked);
    const { tenantId, id } = address;
    for (const { runId } of await this.runs.underWay(tenantId, [id]))
      await this.changes.tell({ tenantId, id: runId }, { kind: 'unblock' }, now);
    return connection;
  }
}
