import { Injectable } from '@nestjs/common';
import { blocked, withoutPrevious, type BlockReason } from '../domain/connection.ts';
import { BlockRuns } from './block-runs.ts';
import { changeConnection } from './connection-change.ts';
import { Connections, type Address } from './ports.ts';
import { RecheckConnection } from './recheck-connection.ts';

export interface Refusal {
  readonly reason: BlockReason;
  /** When the provider refused. */
  readonly at: Date;
  readonly runId: string;
}

/** A refusal that one run met concerns the credential, and so every run over the connection. */
@Injectable()
export class BlockConnection {
  constructor(
    private readonly connections: Connections,
    private readonly recheck: RecheckConnection,
    private readonly runs: BlockRuns,
  ) {}

  /** False: what was refused is an earlier credential, which is let go; the one in use is accepted. */
  async execute(address: Address, { reason, at, runId }: Refusal, now: Date): Promise<boolean> {
    const { store } = this.connections;
    const found = (await store.find(address))?.value;
    if (found === undefined) return true;
    // While what was sent before is collected with the credential from before, only the provider knows which it refused.
    if (found.previous !== undefined && (await this.recheck.execute(address, found, now)) === 'accepted') {
      await changeConnection(store, address, now, withoutPrevious);
      return false;
    }
    const connection = await changeConnection(store, address, at, (current) => blocked(current, reason, at));
    if (connection.blockedBecause === reason)
      await this.runs.execute({ tenantId: address.tenantId, connectionId: address.id, reason, except: runId }, now);
    return true;
  }
}
