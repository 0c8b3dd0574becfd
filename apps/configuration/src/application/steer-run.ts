import { Injectable } from '@nestjs/common';
import { NotFound } from '@firmograph/kernel';
import type { Actor } from '../domain/actor.ts';
import type { Run } from '../domain/run.ts';
import { ConnectionRules } from './connection-rules.ts';
import { Connections, Runs, type Address } from './ports.ts';
import { RunChanges } from './run-changes.ts';

/** What a person may do with a run. */
@Injectable()
export class SteerRun {
  constructor(
    private readonly runs: Runs,
    private readonly connections: Connections,
    private readonly changes: RunChanges,
    private readonly rules: ConnectionRules,
  ) {}

  async cancel(address: Address, now: Date): Promise<Run> {
    return this.changes.ask(address, { kind: 'cancel', reason: 'canceled' }, now);
  }

  async pause(address: Address, now: Date): Promise<Run> {
    return this.changes.ask(address, { kind: 'pause' }, now);
  }

  /** While its connection is blocked the run goes on to wait for that. */
  async resume(address: Address, by: Actor, now: Date): Promise<Run> {
    const stored = await this.runs.store.find(address);
    if (stored === null) throw new NotFound('run', address.id);
    const id = stored.value.definition.connectionId;
    await this.rules.checkUse(address.tenantId, id, by);
    const connection = await this.connections.store.find({ tenantId: address.tenantId, id });
    const blockedBecause = connection?.value.blockedBecause ?? null;
    return this.changes.ask(address, { kind: 'resume', blockedBecause }, now);
  }
}
