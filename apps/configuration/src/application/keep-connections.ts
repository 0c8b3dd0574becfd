import { Injectable } from '@nestjs/common';
import { stateOf, withoutPrevious, type BlockReason, type Connection } from '../domain/connection.ts';
import { changeConnection } from './connection-change.ts';
import { Connections, Settings, type Address } from './ports.ts';
import { RecheckConnection } from './recheck-connection.ts';
import { BlockRuns } from './block-runs.ts';

const retryMs = 3_600_000;

/** Asks the provider about credentials in use before a run finds out, and lets earlier credentials go. */
@Injectable()
export class KeepConnections {
  constructor(
    private readonly connections: Connections,
    private readonly recheck: RecheckConnection,
    private readonly runs: BlockRuns,
    private readonly settings: Settings,
  ) {}

  /** One of them; says whether any was due. */
  async execute(now: Date): Promise<boolean> {
    const { store } = this.connections;
    const address = await store.due(now);
    if (address === null) return false;
    const connection = (await store.find(address))?.value;
    if (connection === undefined) return true;
    if (connection.previous !== undefined && connection.previous.until <= now)
      await changeConnection(store, address, now, withoutPrevious);
    else if (stateOf(connection) === 'active') await this.ask(address, connection, now);
    return true;
  }

  private async ask(address: Address, connection: Connection, now: Date): Promise<void> {
    const verdict = await this.recheck.execute(address, connection, now);
    if (verdict === 'unreachable') await this.later(address, now);
    else if (verdict !== 'accepted') await this.block(address, verdict, now);
  }

  private async later(address: Address, now: Date): Promise<void> {
    const inMs = Math.min(retryMs, this.settings.checkMs);
    await this.connections.store.putOff(address, new Date(now.getTime() + inMs));
  }

  private async block({ tenantId, id }: Address, reason: BlockReason, now: Date): Promise<void> {
    await this.runs.execute({ tenantId, connectionId: id, reason }, now);
  }
}
