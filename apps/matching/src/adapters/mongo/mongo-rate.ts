import { setTimeout as delay } from 'node:timers/promises';
import { keyOf } from '@firmograph/kernel';
import type { Database, TenantCollection, TenantDocument } from '@firmograph/mongo';
import { Rate } from '../../application/ports.ts';
import type { Slot } from '../../domain/next.ts';

/** Times in milliseconds of the server's clock: those of the instances may differ. */
interface RateDocument extends TenantDocument {
  readonly now: number;
  /** The first of the slots that the last one who asked got, or would have got. */
  readonly slotAt: number;
  readonly granted: number;
  readonly nextAt: number;
  readonly usedAt: Date;
}

export interface RateOptions {
  readonly callsPerSecond: number;
  /** Whoever would have to wait longer, in milliseconds, gets no slot. */
  readonly longestWaitMs: number;
}

/** How far away a slot is, in milliseconds, and whether it is the asker's. */
interface Offer {
  readonly isGranted: boolean;
  readonly inMs: number;
}

interface Asker {
  readonly offer: (offer: Offer) => void;
  readonly fail: (error: unknown) => void;
}

const idleSeconds = 24 * 60 * 60;

/**
 * Hands out slots, evenly spaced, one after the other to whoever asks: of any stretch of one second, however it lies, no more
 * slots can fall into it than the rate allows. A slot that nobody uses passes; nothing is ever given back. Those who ask in
 * one process while it is asking already share one write.
 */
export class MongoRate extends Rate {
  private readonly asking = new Map<string, Asker[]>();

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
    const { isGranted, inMs } = await this.ask(tenantId, fingerprint);
    if (!isGranted) return { granted: false, inMs: Math.ceil(inMs) };
    if (inMs <= 0) return { granted: true };
    // A timer may ring up to a millisecond early.
    const isTime = await delay(Math.ceil(inMs) + 1, true, { signal }).catch(() => false);
    return isTime ? { granted: true } : { granted: false, inMs: 0 };
  }

  private ask(tenantId: string, fingerprint: string): Promise<Offer> {
    const key = keyOf(tenantId, fingerprint);
    return new Promise((offer, fail) => {
      const waiting = this.asking.get(key);
      if (waiting !== undefined) {
        waiting.push({ offer, fail });
        return;
      }
      this.asking.set(key, [{ offer, fail }]);
      void this.serve(tenantId, key);
    });
  }

  /** Until nobody is waiting: what comes during one write travels with the next. */
  private async serve(tenantId: string, key: string): Promise<void> {
    for (;;) {
      const askers = this.asking.get(key) ?? [];
      if (askers.length === 0) break;
      this.asking.set(key, []);
      try {
        const taken = await this.reserve(tenantId, key, askers.length);
        askers.forEach(({ offer }, position) => offer(this.offerOf(taken, position)));
      } catch (error) {
        askers.forEach(({ fail }) => fail(error));
      }
    }
    this.asking.delete(key);
  }

  private offerOf({ now, slotAt, granted }: RateDocument, position: number): Offer {
    const inMs = slotAt - now + position * this.intervalMs();
    return { isGranted: position < granted, inMs };
  }

  private async reserve(tenantId: string, _id: string, wanted: number): Promise<RateDocument> {
    const update = this.reservation(wanted);
    const scope = this.collection.forTenant(tenantId);
    // Two who are the first at once: one creates the document, the other finds it.
    const taken =
      (await scope.findAndUpdate({ _id }, update, { upsert: true })) ??
      (await scope.findAndUpdate({ _id }, update, { upsert: true }));
    if (taken === null) throw new Error('The shared rate could not be written');
    return taken;
  }

  /** As many slots as begin soon enough, at most `wanted`. */
  private reservation(wanted: number): object[] {
    const intervalMs = this.intervalMs();
    const spareMs = { $subtract: [{ $add: ['$now', this.options.longestWaitMs] }, '$slotAt'] };
    const near = { $add: [{ $floor: { $divide: [spareMs, intervalMs] } }, 1] };
    return [
      { $set: { usedAt: '$$NOW', now: { $toDouble: { $toLong: '$$NOW' } } } },
      { $set: { slotAt: { $max: ['$now', { $ifNull: ['$nextAt', 0] }] } } },
      { $set: { granted: { $max: [0, { $min: [wanted, near] }] } } },
      { $set: { nextAt: { $add: ['$slotAt', { $multiply: ['$granted', intervalMs] }] } } },
    ];
  }

  private intervalMs(): number {
    return 1000 / this.options.callsPerSecond;
  }
}
