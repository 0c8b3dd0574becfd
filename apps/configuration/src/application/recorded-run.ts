import { Injectable } from '@nestjs/common';
import { NotFound } from '@firmograph/kernel';
import { isOver, queued, standstillAt, waiting, type Run } from '../domain/run.ts';
import { change } from './change.ts';
import { lookAt } from './enrichment-change.ts';
import { Enrichments, Runs, Settings, type Address } from './ports.ts';
import { RunChanges } from './run-changes.ts';
import { runChanged } from './run-messages.ts';

/** The last run of an enrichment, among the runs: put there now if whoever started it died before. */
@Injectable()
export class RecordedRun {
  constructor(
    private readonly enrichments: Enrichments,
    private readonly runs: Runs,
    private readonly changes: RunChanges,
    private readonly settings: Settings,
  ) {}

  /** Null: the enrichment never ran. */
  async of(address: Address): Promise<Run | null> {
    const stored = await this.enrichments.store.find(address);
    if (stored === null) throw new NotFound('enrichment', address.id);
    const { lastRun, runToRecord } = stored.value;
    if (lastRun === null) return null;
    const place = { tenantId: address.tenantId, id: lastRun.runId };
    if (runToRecord) {
      const run = queued(lastRun);
      const says = [runChanged(place.tenantId, run, 'requested', 1)];
      const dueAt = standstillAt(run, this.settings.standstillMs);
      // It is among them already when it had to wait.
      if (!(await this.runs.store.add(place, { value: run, says, dueAt })))
        await this.changes.tell(
          place,
          { kind: 'start', definition: run.definition },
          lastRun.startedAt ?? run.requestedAt,
        );
      await this.markRecorded(address, lastRun.runId);
    }
    return (await this.runs.store.find(place))?.value ?? null;
  }

  /** Null: there is none. */
  async byId(tenantId: string, runId: string): Promise<Run | null> {
    return (await this.runs.store.find({ tenantId, id: runId }))?.value ?? null;
  }

  /** The run that waits, put among the runs now if whoever asked for it died before; null: none waits. */
  async waiting(address: Address): Promise<Run | null> {
    const next = (await this.enrichments.store.find(address))?.value.waiting ?? null;
    if (next === null) return null;
    const place = { tenantId: address.tenantId, id: next.runId };
    await this.runs.store.add(place, { value: waiting(next), says: [] });
    return (await this.runs.store.find(place))?.value ?? null;
  }

  async isUnderWay(address: Address): Promise<boolean> {
    const run = await this.of(address);
    return run !== null && !isOver(run.state);
  }

  /** No new call is made for it. Says whether it is over. */
  async cancel(address: Address, now: Date): Promise<boolean> {
    const next = await this.waiting(address);
    if (next !== null)
      await this.changes.tell(
        { tenantId: address.tenantId, id: next.runId },
        { kind: 'cancel', reason: 'canceled' },
        now,
      );
    const run = await this.of(address);
    if (run === null || isOver(run.state)) return true;
    const place = { tenantId: address.tenantId, id: run.runId };
    return isOver((await this.changes.tell(place, { kind: 'cancel', reason: 'canceled' }, now)).state);
  }

  private async markRecorded(address: Address, runId: string): Promise<void> {
    await change(this.enrichments.store, address, 'enrichment', ({ value }) => {
      if (!value.runToRecord || value.lastRun?.runId !== runId) return null;
      const recorded = { ...value, runToRecord: false };
      return { value: recorded, says: [], dueAt: lookAt(recorded) };
    });
  }
}
