import {
  Blocks,
  Clock,
  Decisions,
  DeletedProfiles,
  KnownAnswers,
  Ledger,
  Purses,
  Rate,
  Runs,
  type Attempt,
  type Block,
  type CallCount,
  type Doubt,
  type LedgerEntry,
  type LedgerFilter,
  type LedgerQuery,
  type RecordedDecision,
  type PeriodUsage,
  type Release,
  type RunChange,
} from '../application/ports.ts';
import type { BatchId } from '../domain/batch.ts';
import type { Slot } from '../domain/next.ts';
import { emptyPurse, type Purse } from '../domain/purse.ts';
import type { BlockReason, Run } from '../domain/run.ts';
import { statesBefore, statesInDoubt, type CallState, type Settlement } from '../domain/spend.ts';
import { inDoubt, type KnownAnswer } from '../domain/told.ts';

/** A clock that stands until it is turned on. */
export class HandClock extends Clock {
  constructor(private at: Date) {
    super();
  }

  now(): Date {
    return new Date(this.at);
  }

  monotonic(): number {
    return this.at.getTime();
  }

  pass(ms: number): void {
    this.at = new Date(this.at.getTime() + ms);
  }
}

export class FakeRuns extends Runs {
  private readonly kept = new Map<string, Run & { readonly sequence: number }>();
  /** Reasons told, in order. */
  readonly told: BlockReason[] = [];

  async begin(_tenantId: string, run: Run, sequence = 0): Promise<boolean> {
    if (this.kept.has(run.runId)) return false;
    this.kept.set(run.runId, { ...run, sequence });
    return true;
  }

  async change(_tenantId: string, runId: string, { sequence, ...change }: RunChange): Promise<Run | null> {
    const run = this.kept.get(runId);
    if (run === undefined || (sequence !== undefined && sequence <= run.sequence)) return null;
    const resumptions = run.resumptions + (change.blocked === null ? 1 : 0);
    const changed = { ...run, ...change, resumptions, sequence: sequence ?? run.sequence };
    this.kept.set(runId, changed);
    return changed;
  }

  async find(_tenantId: string, runId: string): Promise<Run | null> {
    return this.kept.get(runId) ?? null;
  }

  async block(_tenantId: string, { runId, resumptions }: Run, reason: BlockReason): Promise<void> {
    const run = this.kept.get(runId);
    if (run?.resumptions !== resumptions) return;
    if (run.blocked !== null || run.isOver) return;
    this.kept.set(runId, { ...run, blocked: reason });
    this.told.push(reason);
  }
}

export class FakeBlocks extends Blocks {
  private readonly kept = new Map<string, Block & { readonly connections: Set<string> }>();

  async find(_tenantId: string, fingerprint: string): Promise<BlockReason | null> {
    return this.kept.get(fingerprint)?.reason ?? null;
  }

  async put(_tenantId: string, block: Block): Promise<void> {
    this.kept.set(block.fingerprint, { ...block, connections: new Set([block.connectionId]) });
  }

  async join(_tenantId: string, fingerprint: string, connectionId: string): Promise<void> {
    this.kept.get(fingerprint)?.connections.add(connectionId);
  }

  async lift(_tenantId: string, connectionId: string): Promise<void> {
    for (const [fingerprint, { connections }] of this.kept)
      if (connections.has(connectionId)) this.kept.delete(fingerprint);
  }
}

export class FakeDecisions extends Decisions {
  private readonly kept = new Map<string, RecordedDecision>();

  async record(_tenantId: string, decision: RecordedDecision): Promise<void> {
    this.kept.set(`${decision.runId} ${decision.profileId}`, decision);
  }

  async newest(_tenantId: string, most: number): Promise<readonly RecordedDecision[]> {
    return [...this.kept.values()].slice(-most);
  }

  async count(): Promise<number> {
    return this.kept.size;
  }
}

export class FakeDeletedProfiles extends DeletedProfiles {
  private readonly kept = new Map<string, Date>();

  async note(_tenantId: string, profileId: string, deletedAt: Date): Promise<void> {
    this.kept.set(profileId, deletedAt);
  }

  async among(_tenantId: string, profileIds: readonly string[], since: Date): Promise<ReadonlySet<string>> {
    return new Set(profileIds.filter((profileId) => Number(this.kept.get(profileId) ?? -1) >= since.getTime()));
  }
}

export class FakeKnownAnswers extends KnownAnswers {
  private readonly kept = new Map<string, KnownAnswer & { readonly doubt?: { callId: string; record: number } }>();

  async find(_tenantId: string, keys: readonly string[], since: Date): Promise<ReadonlyMap<string, KnownAnswer>> {
    const found = keys.flatMap((key) => {
      const answer = this.kept.get(key);
      return answer === undefined || answer.askedAt < since ? [] : [[key, answer] as const];
    });
    return new Map(found);
  }

  async remember(_tenantId: string, answers: ReadonlyMap<string, KnownAnswer>): Promise<void> {
    for (const [key, answer] of answers)
      if ((this.kept.get(key)?.askedAt ?? answer.askedAt) <= answer.askedAt) this.kept.set(key, answer);
  }

  async doubt(_tenantId: string, { callId, keys, askedAt }: Doubt): Promise<void> {
    keys.forEach((key, record) => this.kept.set(key, { askedAt, finding: inDoubt, doubt: { callId, record } }));
  }

  async doubted(_tenantId: string, callId: string): Promise<ReadonlyMap<number, string>> {
    return new Map(
      [...this.kept].flatMap(([key, { doubt }]) => (doubt?.callId === callId ? [[doubt.record, key] as const] : [])),
    );
  }

  async undoubt(tenantId: string, callId: string): Promise<void> {
    for (const key of (await this.doubted(tenantId, callId)).values()) this.kept.delete(key);
  }
}

export class FakeLedger extends Ledger {
  private readonly kept = new Map<string, LedgerEntry>();

  async write(attempt: Attempt): Promise<void> {
    this.kept.set(attempt.callId, { ...attempt, state: 'attempted', reason: null, settledAt: null });
  }

  async settle(_tenantId: string, callId: string, settlement: Settlement): Promise<LedgerEntry | null> {
    const { at, ...fields } = settlement;
    return this.change(callId, statesBefore(settlement.state), { ...fields, settledAt: at });
  }

  async disown({ runId, batch }: BatchId, at: Date): Promise<void> {
    for (const entry of this.kept.values())
      if (entry.runId === runId && entry.batch === batch)
        this.change(entry.callId, ['attempted'], { state: 'refused', reason: 'never-made', settledAt: at });
  }

  async find(_tenantId: string, callId: string): Promise<LedgerEntry | null> {
    return this.kept.get(callId) ?? null;
  }

  findByCall(callId: string): Promise<LedgerEntry | null> {
    return this.find('', callId);
  }

  async hint(_tenantId: string, callId: string, bulkId: string): Promise<LedgerEntry | null> {
    return this.change(callId, [...statesInDoubt, 'accepted'], { hint: bulkId });
  }

  async cutShort(_tenantId: string, callId: string): Promise<void> {
    const entry = this.kept.get(callId);
    if (entry !== undefined) this.kept.set(callId, { ...entry, isShort: true });
  }

  async release(_tenantId: string, callId: string, released: Release): Promise<LedgerEntry | null> {
    const settled = { state: 'ambiguous', reason: 'sent-again', settledAt: released.at } as const;
    return this.change(callId, statesInDoubt, { ...settled, released });
  }

  async dropHint(_tenantId: string, callId: string, bulkId: string): Promise<void> {
    const entry = this.kept.get(callId);
    if (entry?.hint !== bulkId) return;
    const { hint: dropped, ...rest } = entry;
    if (dropped === bulkId) this.kept.set(callId, rest);
  }

  async list(tenantId: string, wanted: LedgerQuery) {
    const ours = [...this.kept.values()].filter((entry) => entry.tenantId === tenantId);
    return { entries: ours.filter((entry) => isMeant(entry, wanted)), next: null };
  }

  async count(tenantId: string, filter: LedgerFilter): Promise<readonly CallCount[]> {
    const { entries } = await this.list(tenantId, { ...filter, limit: 1000 });
    return entries.map(({ state, records }) => ({ state, calls: 1, records }));
  }

  async history(): Promise<readonly PeriodUsage[]> {
    throw new TypeError('The history is the database’s');
  }

  private change(callId: string, from: readonly CallState[], fields: Partial<LedgerEntry>): LedgerEntry | null {
    const entry = this.kept.get(callId);
    if (entry === undefined || !from.includes(entry.state)) return null;
    const changed = { ...entry, ...fields };
    this.kept.set(callId, changed);
    return changed;
  }
}

function isMeant(entry: LedgerEntry, { from, to, runId, enrichmentId, connectionId, state }: LedgerFilter): boolean {
  const wanted = { runId, enrichmentId, connectionId, state };
  const isOther = Object.entries(wanted).some(
    ([field, value]) => value !== undefined && entry[field as keyof typeof wanted] !== value,
  );
  return !isOther && entry.attemptedAt >= (from ?? entry.attemptedAt) && (to === undefined || entry.attemptedAt < to);
}

export class FakePurses extends Purses {
  private readonly kept = new Map<string, Purse>();

  async find(tenantId: string): Promise<Purse> {
    return this.kept.get(tenantId) ?? emptyPurse;
  }

  async change<Said>(tenantId: string, decide: (purse: Purse) => readonly [Purse | null, Said]): Promise<Said> {
    const [next, said] = decide(this.kept.get(tenantId) ?? emptyPurse);
    if (next !== null) this.kept.set(tenantId, next);
    return said;
  }
}

export class FreeRate extends Rate {
  slot: Slot = { granted: true };

  async take(): Promise<Slot> {
    return this.slot;
  }
}
