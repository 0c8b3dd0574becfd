import { Injectable } from '@nestjs/common';
import { DomainError, NotFound } from '@firmograph/kernel';
import type { Actor } from '../domain/actor.ts';
import { queuedBehind, started, type Enrichment } from '../domain/enrichment.ts';
import type { RunOrder } from '../domain/run-order.ts';
import { isOver, type Run } from '../domain/run.ts';
import { change } from './change.ts';
import { lookAt, present } from './enrichment-change.ts';
import { Enrichments, type Address } from './ports.ts';
import { RecordedRun } from './recorded-run.ts';
import { RepeatRules } from './repeat-rules.ts';
import { RunRules } from './run-rules.ts';

export interface RequestedRun {
  /** The same id asks for the same run. */
  readonly runId: string;
  readonly order: RunOrder;
  /** Wait for a run that is under way instead of being refused. */
  readonly queue: boolean;
}

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
    private readonly repeats: RepeatRules,
  ) {}

  async execute(address: Address, { runId, order, queue }: RequestedRun, by: Actor, now: Date): Promise<Run> {
    const asked = await this.runs.byId(address.tenantId, runId);
    if (asked !== null) return asked;
    await this.repeats.check(address, order);
    const request = { runId, requestedBy: by.subject, requestedAt: now, order };
    const written = await change(this.enrichments.store, address, 'enrichment', async ({ value }) => {
      if (value.lastRun?.runId === runId || value.waiting?.runId === runId) return null;
      const enrichment = started(present(value), request);
      await this.rules.check(address.tenantId, enrichment, by, now);
      const next = (await this.mustWait(address, value, queue)) ? queuedBehind(value, { ...request, by }) : enrichment;
      await this.rules.checkFirstRun(address.tenantId, enrichment, by, now);
      return { value: next, says: [], dueAt: lookAt(next) };
    });
    const run = await (written.waiting?.runId === runId ? this.runs.waiting(address) : this.runs.of(address));
    if (run === null) throw new NotFound('run', runId);
    return run;
  }

  private async mustWait(address: Address, { lastRun, waiting }: Enrichment, queue: boolean): Promise<boolean> {
    const next = waiting == null ? null : await this.runs.waiting(address);
    const isAnotherNext = next !== null && !isOver(next.state);
    if (!isAnotherNext && (lastRun === null || !(await this.runs.isUnderWay(address)))) return false;
    if (!queue)
      throw new DomainError(
        'run/already-active',
        'A run of this enrichment is under way. Wait until it is over, cancel it first, or queue this one.',
      );
    if (isAnotherNext)
      throw new DomainError(
        'run/already-waiting',
        'A run of this enrichment waits already for the one under way. One may wait; cancel it to make room.',
      );
    return true;
  }
}
