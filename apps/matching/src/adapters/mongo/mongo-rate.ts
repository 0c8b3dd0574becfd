import { setTimeout as delay } from 'node:timers/promises';
import { keyOf } from '@firmograph/kernel';
import type { Database, TenantCollection, TenantDocument } from '@firmograph/mongo';
import { Rate } from '../../application/ports.ts';
import type { Slot } from '../../domain/next.ts';

/** Times in milliseconds of the server's clock: those of the instances may differ. */
interface RateDocument extends TenantDocument {
  readonly now: number;
  /** The slot that the last one who asked got, or would have got. */
  readonly slotAt: number;
  readonly isGranted: boolean;
  readonly nextAt: number;
  readonly usedAt: Date;
}

export interface RateOptions {
  readonly callsPerSecond: number;
  /** Whoever would have to wait longer, in milliseconds, gets no slot. */
  readonly longestWaitMs: number;
}

const idleSeconds = 24 * 60 * 60;

/**
 * Hands out slots, evenly spaced, one after the other to whoever asks: of any stretch of one second, however it lies, no more
 * slots can fall into it than the rate allows. A slot that nobody uses passes; nothing is ever given back.
 */
export class MongoRate extends Rate {
  private constructor(
    private readonly collection: TenantCollection<RateDocument>,
    private readonly options: RateOptions,
  ) {
    super();
  }

  static async open(database: Database, options: RateOptions): Promise<MongoRate> {
    const indexes = [{ key: { usedAt: 1 }, expireAfterSeconds: idleSeconds }] as const;
    return new MongoRate(await database.collection<RateDocument>({ name: 'rates', indexes }), options);
  }

  async take(tenantId: string, fingerprint: string, signal: AbortSignal): Promise<Slot> {
    const { now, slotAt, isGranted } = await this.next(tenantId, fingerprint);
    const inMs = slotAt - now;
    if (!isGranted) return { granted: false, inMs: Math.ceil(inMs) };
    if (inMs <= 0) return { granted: true };
    // A timer may ring up to a millisecond early.
    const isTime = await delay(Math.ceil(inMs) + 1, true, { signal }).catch(() => false);
    return isTime ? { granted: true } : { granted: false, inMs: 0 };
  }

  private async next(tenantId: string, fingerprint: string): Promise<RateDocument> {
    const { callsPerSecond, longestWaitMs } = this.options;
    const update = [
      { $set: { usedAt: '$$NOW', now: { $toDouble: { $toLong: '$$NOW' } } } },
      { $set: { slotAt: { $max: ['$now', { $ifNull: ['$nextAt', 0] }] } } },
      { $set: { isGranted: { $lte: [{ $subtract: ['$slotAt', '$now'] }, longestWaitMs] } } },
      { $set: { nextAt: { $cond: ['$isGranted', { $add: ['$slotAt', 1000 / callsPerSecond] }, '$nextAt'] } } },
    ];
    const filter = { _id: keyOf(tenantId, fingerprint) };
    const scope = this.collection.forTenant(tenantId);
    // Two who are the first at once: one creates the document, the other finds it.
    const taken =
      (await scope.findAndUpdate(filter, update, { upsert: true })) ??
      (await scope.findAndUpdate(filter, update, { upsert: true }));
    if (taken === null) throw new Error('The shared rate could not be written');
    return taken;
  }
}
