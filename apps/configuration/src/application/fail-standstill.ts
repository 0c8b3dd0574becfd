import { Injectable } from '@nestjs/common';
import { Runs } from './ports.ts';
import { RunChanges } from './run-changes.ts';

/** A run that gives no sign of life for longer than its limit has failed. */
@Injectable()
export class FailStandstill {
  constructor(
    private readonly runs: Runs,
    private readonly changes: RunChanges,
  ) {}

  /** One of them; says whether any was due. */
  async execute(now: Date): Promise<boolean> {
    const address = await this.runs.store.due(now);
    if (address === null) return false;
    await this.changes.tell(address, { kind: 'stand-still' }, now);
    return true;
  }
}
