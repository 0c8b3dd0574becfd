import type { OutgoingMessage } from '@firmograph/contracts';
import { keyOf } from '@firmograph/kernel';
import { batchMessages } from '../application/batch-messages.ts';
import { Batches, type Answered, type BatchChange, type Held, type RunBatches } from '../application/ports.ts';
import type { BatchId, OpenBatch, StoredBatch } from '../domain/batch.ts';
import type { Run } from '../domain/run.ts';

interface Kept {
  batch: OpenBatch;
  fence: number;
  /** Undefined: it is answered. */
  dueAt: Date | undefined;
  waitsUntil: Date | undefined;
  answered?: Answered;
}

/** Batches in memory, with holds as the real ones have. */
export class FakeBatches extends Batches {
  private readonly kept = new Map<string, Kept>();

  constructor(private readonly publish: (messages: readonly OutgoingMessage[]) => Promise<void>) {
    super();
  }

  async store(batch: StoredBatch, dueAt: Date): Promise<boolean> {
    const id = idOf(batch);
    if (this.kept.has(id)) return false;
    this.kept.set(id, { batch, fence: 0, dueAt, waitsUntil: dueAt });
    return true;
  }

  async dueConnections(now: Date): Promise<readonly string[]> {
    return [...new Set(this.due(now).map(({ batch }) => batch.connectionId))];
  }

  async claim(now: Date, connectionId: string): Promise<Held | null> {
    const [oldest] = this.due(now).filter(({ batch }) => batch.connectionId === connectionId);
    if (oldest === undefined) return null;
    oldest.fence += 1;
    oldest.dueAt = new Date(now.getTime() + leaseMs);
    return { ...oldest.batch, fence: oldest.fence };
  }

  async settle(held: Held, change: BatchChange): Promise<boolean> {
    const kept = this.kept.get(idOf(held));
    if (kept?.fence !== held.fence || kept.dueAt === undefined) return false;
    Object.assign(kept, settled(kept, change));
    if (change.to === 'answered') await this.publish(batchMessages({ ...kept.batch, ...change }));
    return true;
  }

  async nameConnection(tenantId: string, { runId, connectionId }: Pick<Run, 'runId' | 'connectionId'>, now: Date) {
    for (const kept of this.of(tenantId))
      if (kept.batch.runId === runId && kept.batch.connectionId === '') {
        kept.batch = { ...kept.batch, connectionId };
        wake(kept, now);
      }
  }

  async wakeRun(tenantId: string, runId: string, now: Date): Promise<void> {
    for (const kept of this.of(tenantId))
      if (kept.batch.runId === runId && kept.batch.state === 'stored') wake(kept, now);
  }

  async wakeTenant(tenantId: string, now: Date): Promise<void> {
    for (const kept of this.of(tenantId)) if (kept.batch.state === 'stored') wake(kept, now);
  }

  async wakeConnection(tenantId: string, connectionId: string, now: Date): Promise<void> {
    for (const kept of this.of(tenantId))
      if (kept.batch.connectionId === connectionId && (kept.batch.state === 'stored' || isWaiting(kept)))
        wake(kept, now);
  }

  async wakeCall(id: BatchId, callId: string, now: Date): Promise<void> {
    const kept = this.kept.get(idOf(id));
    if (kept === undefined || kept.batch.state === 'stored' || kept.batch.call.callId !== callId) return;
    if (kept.batch.state === 'sent' || isWaiting(kept)) wake(kept, now);
  }

  async outstanding(tenantId: string, fingerprint: string): Promise<number> {
    return this.of(tenantId).reduce((sum, { batch, answered }) => {
      const isOut = answered === undefined && batch.state !== 'stored' && batch.call.fingerprint === fingerprint;
      return isOut ? sum + batch.call.keys.length : sum;
    }, 0);
  }

  async ofRun(tenantId: string, runId: string): Promise<RunBatches> {
    const ofRun = this.of(tenantId).filter(({ batch }) => batch.runId === runId);
    const byState: Record<string, number> = {};
    for (const { batch, answered } of ofRun) {
      const state = answered === undefined ? batch.state : 'published';
      byState[state] = (byState[state] ?? 0) + 1;
    }
    const sum = (of: 'asked' | 'cached') => ofRun.reduce((total, { answered }) => total + (answered?.[of] ?? 0), 0);
    return { byState, asked: sum('asked'), cached: sum('cached') };
  }

  private of(tenantId: string): Kept[] {
    return [...this.kept.values()].filter(({ batch }) => batch.tenantId === tenantId);
  }

  private due(now: Date): Kept[] {
    const isDue = ({ dueAt }: Kept) => dueAt !== undefined && dueAt <= now;
    return [...this.kept.values()].filter(isDue).sort((one, other) => Number(one.dueAt) - Number(other.dueAt));
  }
}

export const leaseMs = 60_000;

function settled(kept: Kept, change: BatchChange): Partial<Kept> {
  const { batch } = kept;
  if (change.to === 'answered') return { dueAt: undefined, waitsUntil: undefined, answered: change };
  if (change.to === 'same' && isWaiting(kept)) return { batch: moved(batch, change) };
  const at = change.to === 'sent' ? { dueAt: change.leaseEndsAt } : { dueAt: change.dueAt, waitsUntil: change.dueAt };
  return { ...at, batch: moved(batch, change) };
}

function moved(batch: OpenBatch, change: Exclude<BatchChange, Answered>): OpenBatch {
  switch (change.to) {
    case 'same':
      if (batch.state === 'stored' || change.polls === undefined) return batch;
      return { ...batch, call: { ...batch.call, polls: change.polls } };
    case 'stored': {
      const { tenantId, runId, batch: number, enrichmentId, connectionId, profiles, frozenAt } = batch;
      const sourced = { tenantId, runId, batch: number, enrichmentId, connectionId, profiles, frozenAt };
      return { ...sourced, state: 'stored', attempts: change.attempts };
    }
    case 'sent':
      return { ...batch, state: 'sent', call: change.call, known: change.known };
    case 'accepted':
      if (batch.state === 'stored') throw new TypeError('A stored batch is not accepted');
      return { ...batch, state: 'accepted', bulkId: change.bulkId, acceptedAt: change.acceptedAt };
  }
}

function isWaiting({ dueAt, waitsUntil }: Kept): boolean {
  return dueAt?.getTime() === waitsUntil?.getTime();
}

function wake(kept: Kept, now: Date): void {
  if (kept.dueAt !== undefined && kept.dueAt > now) Object.assign(kept, { dueAt: now, waitsUntil: now });
}

function idOf({ tenantId, runId, batch }: BatchId): string {
  return keyOf(tenantId, runId, batch);
}
