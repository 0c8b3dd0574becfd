import type { mongo } from 'mongoose';
import type { CrossTenantReason, TenantCollection } from './database.ts';
import type { TenantDocument, Write } from './scope.ts';

/** A document that somebody works on, one at a time. Without `nextAttemptAt` there is nothing to do. */
export interface LeasedDocument extends TenantDocument {
  /** Rises with each claim: who holds an older one has lost the document, whether he knows or not. */
  readonly fence: number;
  /** When it is due. A claim moves it to the end of the lease, so a holder who dies is succeeded without anyone's help. */
  readonly nextAttemptAt?: Date;
}

const claiming: CrossTenantReason = 'claim-due-work';

/**
 * Claims documents that are due and settles them under the fence. A lease covers one step; between steps nobody holds the
 * document. Clocks may differ by seconds: they only decide who tries, the fence decides who writes.
 */
export class LeasedWork<D extends LeasedDocument> {
  constructor(
    private readonly collection: TenantCollection<D>,
    /** Longer than the longest step, in milliseconds. */
    private readonly leaseMs: number,
  ) {}

  static readonly index: mongo.IndexDescription = { key: { nextAttemptAt: 1 }, sparse: true };

  /** The document that has been due for longest among those that meet the filter, now held by the caller; null: none is due. */
  async claim(now: Date, filter: mongo.Filter<D> = {}): Promise<D | null> {
    return this.collection
      .acrossTenants(claiming)
      .findAndUpdate({ ...filter, nextAttemptAt: { $lte: now } }, this.taken(now), {
        sort: { nextAttemptAt: 1 },
      });
  }

  /** Takes this document, due or not, from whoever holds it. */
  async seize(now: Date, tenantId: string, id: string): Promise<D | null> {
    return this.collection.forTenant(tenantId).findAndUpdate({ _id: id } as mongo.Filter<D>, this.taken(now));
  }

  /** Writes what the step came to. False: the lease was lost meanwhile, and nothing is written. */
  async settle(held: D, update: Write<D>['update']): Promise<boolean> {
    return this.collection
      .forTenant(held.tenantId)
      .update({ _id: held._id, fence: held.fence } as mongo.Filter<D>, update);
  }

  /** Which values of `field` the due documents have: to take from each in turn. */
  async dueBy(field: keyof D & string, now: Date): Promise<string[]> {
    return this.collection.acrossTenants(claiming).distinct(field, { nextAttemptAt: { $lte: now } } as mongo.Filter<D>);
  }

  private taken(now: Date): mongo.UpdateFilter<D> {
    const nextAttemptAt = new Date(now.getTime() + this.leaseMs);
    return { $inc: { fence: 1 }, $set: { nextAttemptAt } } as unknown as mongo.UpdateFilter<D>;
  }
}
