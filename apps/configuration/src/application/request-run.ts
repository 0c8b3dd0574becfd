import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { DomainError, NotFound } from '@firmograph/kernel';
import type { Actor } from '../domain/actor.ts';
import { started } from '../domain/enrichment.ts';
import type { Run } from '../domain/run.ts';
import { change } from './change.ts';
import { lookAt, present } from './enrichment-change.ts';
import { Enrichments, type Address } from './ports.ts';
import { RecordedRun } from './recorded-run.ts';
import { RunRules } from './run-rules.ts';

/**
 * A run starts by being written into its enrichment, by compare-and-set: two who ask at once, or one who asks while the
 * enrichment is switched off or deleted, cannot both be right.
 */
@Injectable()
export class RequestRun {
  constructor(
    private readonly enrichments: Enrichments,
    private readonly rules: RunRules,
    private readonly runs: RecordedRun,
  ) {}

  async execute(address: Address, by: Actor, now: Date): Promise<Run> {
    const runId = randomUUID();
    await change(this.enrichments.store, address, 'enrichment', async ({ value }) => {
      const enrichment = started(present(value), { runId, requestedBy: by.subject, requestedAt: now });
      await this.rules.check(address.tenantId, enrichment, by, now);
      if (value.lastRun !== null) await this.refuseWhileUnderWay(address);
      await this.rules.checkFirstRun(address.tenantId, enrichment, by, now);
      return { value: enrichment, says: [], dueAt: lookAt(enrichment) };
    });
    const run = await this.runs.of(address);
    if (run === null) throw new NotFound('run', runId);
    return run;
  }

  private async refuseWhileUnderWay(address: Address): Promise<void> {
    if (await this.runs.isUnderWay(address))
      throw new DomainError(
        'run/already-active',
        'A run of this enrichment is under way. Wait until it is over, or cancel it first.',
      );
  }
}
