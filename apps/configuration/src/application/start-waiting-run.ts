import { Injectable } from '@nestjs/common';
import type { DomainError } from '@firmograph/kernel';
import { begun, type Enrichment, type WaitingRun } from '../domain/enrichment.ts';
import { isOver } from '../domain/run.ts';
import { change } from './change.ts';
import { lookAt, present } from './enrichment-change.ts';
import { Enrichments, type Address } from './ports.ts';
import { RecordedRun } from './recorded-run.ts';
import { isRule } from './refusals.ts';
import { RunChanges } from './run-changes.ts';
import { RunRules } from './run-rules.ts';

/** The run that waits begins once the one before it is over, if it still may; else it is skipped, and says why. */
@Injectable()
export class StartWaitingRun {
  constructor(
    private readonly enrichments: Enrichments,
    private readonly runs: RecordedRun,
    private readonly changes: RunChanges,
    private readonly rules: RunRules,
  ) {}

  async execute(address: Address, now: Date): Promise<void> {
    const run = await this.runs.waiting(address);
    const next = (await this.enrichments.store.find(address))?.value.waiting ?? null;
    if (run === null || next === null) return;
    if (isOver(run.state)) return this.forget(address, next.runId);
    if (await this.runs.isUnderWay(address)) return;
    const refused = await this.begin(address, next, now);
    if (refused === null) {
      await this.runs.of(address);
      return;
    }
    const place = { tenantId: address.tenantId, id: next.runId };
    await this.changes.tell(place, { kind: 'skip', reason: refused.code }, now);
    await this.forget(address, next.runId);
  }

  /** Why it cannot; null: it can, and has. */
  private async begin(address: Address, next: WaitingRun, now: Date): Promise<DomainError | null> {
    try {
      await this.write(address, next.runId, async (enrichment) => {
        const started = begun(present(enrichment), next, now);
        await this.rules.check(address.tenantId, enrichment, next.by, now);
        await this.rules.checkFirstRun(address.tenantId, enrichment, next.by, now);
        return started;
      });
      return null;
    } catch (error) {
      if (isRule(error)) return error;
      throw error;
    }
  }

  private async forget(address: Address, runId: string): Promise<void> {
    await this.write(address, runId, async (enrichment) => ({ ...enrichment, waiting: null }));
  }

  private async write(address: Address, runId: string, next: (enrichment: Enrichment) => Promise<Enrichment>) {
    await change(this.enrichments.store, address, 'enrichment', async ({ value }) => {
      if (value.waiting?.runId !== runId) return null;
      const enrichment = await next(value);
      return { value: enrichment, says: [], dueAt: lookAt(enrichment) };
    });
  }
}
