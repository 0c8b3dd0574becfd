import { Injectable } from '@nestjs/common';
import { NotFound } from '@firmograph/kernel';
import type { BlockReason } from '../domain/connection.ts';
import { BlockConnection } from './block-connection.ts';
import { Runs, type Address } from './ports.ts';
import { RunChanges } from './run-changes.ts';

export interface BlockReport {
  readonly id: string;
  readonly reason: BlockReason;
  /** When the provider refused. */
  readonly at: Date;
}

/**
 * The run that met the refusal comes last: a death in between brings the report again, and a report that its run has heard is
 * done with.
 */
@Injectable()
export class HearBlock {
  constructor(
    private readonly runs: Runs,
    private readonly changes: RunChanges,
    private readonly connections: BlockConnection,
  ) {}

  async execute(address: Address, { id, reason, at }: BlockReport, now: Date): Promise<void> {
    const run = (await this.runs.store.find(address))?.value;
    if (run === undefined) throw new NotFound('run', address.id);
    if (run.heard.includes(id)) return;
    const place = { tenantId: address.tenantId, id: run.definition.connectionId };
    const isMeant = await this.connections.execute(place, { reason, at, runId: address.id }, now);
    await this.changes.hear(address, id, { kind: 'blocked', reason, saidBy: 'matching' }, now);
    if (!isMeant) await this.changes.tell(address, { kind: 'unblock' }, now);
  }
}
