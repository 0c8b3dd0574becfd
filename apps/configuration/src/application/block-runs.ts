import { Injectable } from '@nestjs/common';
import type { BlockReason } from '../domain/connection.ts';
import { Runs } from './ports.ts';
import { RunChanges } from './run-changes.ts';

export interface BlockedConnection {
  readonly tenantId: string;
  readonly connectionId: string;
  readonly reason: BlockReason;
  /** A run that is told by somebody else. */
  readonly except?: string;
}

/** A refusal of the credential concerns every run over the connection. */
@Injectable()
export class BlockRuns {
  constructor(
    private readonly runs: Runs,
    private readonly changes: RunChanges,
  ) {}

  async execute({ tenantId, connectionId, reason, except }: BlockedConnection, now: Date): Promise<void> {
    for (const { runId } of await this.runs.underWay(tenantId, [connectionId]))
      if (runId !== except)
        await this.changes.tell({ tenantId, id: runId }, { kind: 'blocked', reason, saidBy: 'us' }, now);
  }
}
