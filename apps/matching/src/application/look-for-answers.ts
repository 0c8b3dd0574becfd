import { NotFound } from '@firmograph/kernel';
import { findingsOf, isOfCall, type ProviderRecord } from '../domain/answers.ts';
import { returnedOf } from '../domain/returned.ts';
import type { KnownAnswer } from '../domain/told.ts';
import { grantOf, type PermitCache } from './permit-cache.ts';
import type { Clock, KnownAnswers, Leadspace, Ledger, LedgerEntry, Rate } from './ports.ts';

export interface LookingGear {
  readonly ledger: Ledger;
  readonly answers: KnownAnswers;
  readonly rate: Rate;
  readonly leadspace: Leadspace;
}

/**
 * Asks once for the answers of a call whose batch has ended without them, where its bulk is known and collecting is permitted.
 * What is found settles the call, and is used by the runs to come; the one that made it is not changed by it.
 */
export class LookForAnswers {
  constructor(
    private readonly gear: LookingGear,
    private readonly permits: PermitCache,
    private readonly clock: Clock,
  ) {}

  /** The entry as it is then. */
  async execute(entry: LedgerEntry): Promise<LedgerEntry> {
    const { ledger } = this.gear;
    const { tenantId, callId, records, hint } = entry;
    if (hint === undefined) return entry;
    const found = await this.poll(entry, hint);
    if (found === null) return entry;
    const call = { callId, keys: Array.from({ length: records }, () => '') };
    if (isOfCall(call, found)) return this.keep(entry, call, found);
    await ledger.dropHint(tenantId, callId, hint);
    return (await ledger.find(tenantId, callId)) ?? entry;
  }

  /** A person asks; a call whose batch is still open is looked for by whoever works on that. */
  async again(tenantId: string, callId: string): Promise<LedgerEntry> {
    const entry = await this.gear.ledger.find(tenantId, callId);
    if (entry === null) throw new NotFound('call', callId);
    return entry.state === 'ambiguous' ? this.execute(entry) : entry;
  }

  private async poll(entry: LedgerEntry, hint: string): Promise<readonly ProviderRecord[] | null> {
    const { tenantId, connectionId, enrichmentId, runId, fingerprint } = entry;
    if (enrichmentId === undefined) return null;
    const permit = await this.permits.permit({ tenantId, connectionId, enrichmentId, runId, to: 'collect' });
    if (permit.reply.kind !== 'granted') return null;
    const slot = await this.gear.rate.take(tenantId, fingerprint, new AbortController().signal);
    if (!slot.granted) return null;
    const polled = await this.gear.leadspace.poll(grantOf(permit).credential, hint);
    return polled.kind === 'done' ? polled.records : null;
  }

  private async keep(
    entry: LedgerEntry,
    call: Parameters<typeof returnedOf>[0],
    records: readonly ProviderRecord[],
  ): Promise<LedgerEntry> {
    const { ledger, answers } = this.gear;
    const { tenantId, callId } = entry;
    const at = this.clock.now();
    const keys = await answers.doubted(tenantId, callId);
    const byKey = new Map<string, KnownAnswer>();
    findingsOf(call, records).forEach((finding, record) => {
      const key = keys.get(record);
      if (finding !== undefined && key !== undefined) byKey.set(key, { askedAt: at, finding });
    });
    // They stay for as long as the doubt would have.
    if (byKey.size > 0) await answers.remember(tenantId, byKey, 1);
    await answers.undoubt(tenantId, callId);
    const returned = returnedOf(call, records);
    return (await ledger.settle(tenantId, callId, { state: 'answered', reason: null, returned, at })) ?? entry;
  }
}
