import { Injectable } from '@nestjs/common';
import type { RunEvent } from '../domain/run.ts';
import type { Address } from './ports.ts';
import { RunChanges } from './run-changes.ts';

export interface RunReport {
  /** The same whenever the report comes again. */
  readonly id: string;
  readonly event: Extract<RunEvent, { kind: 'sourced' | 'settled' | 'stray' }>;
}

@Injectable()
export class HearRunReport {
  constructor(private readonly changes: RunChanges) {}

  async execute(address: Address, { id, event }: RunReport, now: Date): Promise<void> {
    await this.changes.hear(address, id, event, now);
  }

  /** The request is out: sourcing can begin. */
  async announced(address: Address, now: Date): Promise<void> {
    await this.changes.tell(address, { kind: 'announced' }, now);
  }
}
