import { Injectable } from '@nestjs/common';
import { NotFound } from '@firmograph/kernel';
import { blocked, type BlockReason, type Connection } from '../domain/connection.ts';
import type { Run } from '../domain/run.ts';
import { changeConnection } from './connection-change.ts';
import { Connections, Runs, type Address } from './ports.ts';
import { RunChanges } from './run-changes.ts';

export interface BlockReport {
  readonly id: string;
  readonly reason: BlockReason;
  /** When the provider refused. */
  readonly at: Date;
}

/**
 * A refusal that one run met concerns the credential, and so every run over the connection. The run that met it comes last:
 * a death in between brings the report again, and a report that its run has heard is done with.
 */
@Injectable()
export class HearBlock {
  constructor(
    private readonly connections: Connections,
    private readonly runs: Runs,
    private readonly changes: RunChanges,
  ) {}

  async execute(address: Address, { id, reason, at }: BlockReport, now: Date): Promise<void> {
    const run = (await this.runs.store.find(address))?.value;
    if (run === undefined) throw new NotFound('run', address.id);
    if (run.heard.includes(id)) return;
    const connection = await this.block(address.tenantId, run, { id, reason, at });
    if (connection?.blockedBecause === reason) await this.blockOthers(address, connection, reason, now);
    await this.changes.hear(address, id, { kind: 'blocked', reason, saidBy: 'matching' }, now);
  }

  private async block(tenantId: string, { definition }: Run, { reason, at }: BlockReport): Promise<Connection | null> {
    const place = { tenantId, id: definition.connectionId };
    if ((await this.connections.store.find(place)) === null) return null;
    return changeConnection(this.connections.store, place, at, (connection) => blocked(connection, reason, at));
  }

  private async blockOthers(
    { tenantId, id }: Address,
    { connectionId }: Connection,
    reason: BlockReason,
    now: Date,
  ): Promise<void> {
    const others = (await this.runs.underWay(tenantId, [connectionId])).filter(({ runId }) => runId !== id);
    for (const { runId } of others)
      await this.changes.tell({ tenantId, id: runId }, { kind: 'blocked', reason, saidBy: 'us' }, now);
  }
}
