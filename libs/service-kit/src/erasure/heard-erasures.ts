import {
  ErasureCompleted,
  erasures,
  occurred,
  outgoing,
  type ErasureRequested,
  type ErasureStore,
  type OutgoingMessage,
} from '@firmograph/contracts';
import { keyOf } from '@firmograph/kernel';
import {
  LeasedWork,
  Outbox,
  type Database,
  type LeasedDocument,
  type OutboxDocument,
  type TenantCollection,
} from '@firmograph/mongo';
import type { Erasing } from './selection.ts';

/** `first`, `second`: it is looked through for the first, the second time. */
export interface ErasureDocument extends LeasedDocument, OutboxDocument, Erasing {
  readonly heardAt: Date;
  readonly state: 'first' | 'second' | 'done';
  /** The place that is swept now, and where its next page begins. */
  readonly place: number;
  readonly after: string | null;
  readonly places: Readonly<Record<string, number>>;
  /** Something could not go yet in this look. */
  readonly isLeft: boolean;
  readonly doneAt?: Date;
}

const leaseMs = 60_000;

/** The erasures that a service has heard of: its work, and its list of what is gone. */
export class HeardErasures {
  readonly work: LeasedWork<ErasureDocument>;

  private constructor(
    private readonly collection: TenantCollection<ErasureDocument>,
    readonly outbox: Outbox<ErasureDocument>,
    private readonly store: ErasureStore,
  ) {
    this.work = new LeasedWork(collection, leaseMs);
  }

  static async open(
    database: Database,
    store: ErasureStore,
    publish: (messages: readonly OutgoingMessage[]) => Promise<void>,
  ): Promise<HeardErasures> {
    const collection = await database.collection<ErasureDocument>({
      name: 'heard-erasures',
      indexes: [LeasedWork.index, Outbox.index, { key: { tenantId: 1, step: 1, heardAt: 1 } }],
    });
    const outbox = await Outbox.of(database, collection, {
      publish,
      messagesOf: (document) => [completedMessage(document, store)],
    });
    return new HeardErasures(collection, outbox, store);
  }

  /** Takes a request in, once. What is done already is said again when `sayAgain`. */
  async take({ tenantid: tenantId, data }: ErasureRequested, sayAgain: boolean): Promise<void> {
    const { erasureId, step, scope, before, subjects, mappings, stores } = data;
    if (!stores.includes(this.store)) return;
    const now = new Date();
    const scoped = this.collection.forTenant(tenantId);
    const _id = keyOf(tenantId, erasureId, step);
    const isNew = await scoped.insert({
      ...{ _id, tenantId, erasureId, step, scope, subjects, mappings },
      ...{ before: new Date(before), heardAt: now, nextAttemptAt: now, fence: 0, rev: 0 },
      ...{ state: 'first', place: 0, after: null, places: {}, found: [], isLeft: false },
    });
    if (isNew || !sayAgain) return;
    const again = await scoped.findAndUpdate({ _id, state: 'done' }, { $set: { pendAt: now }, $inc: { rev: 1 } });
    if (again !== null) await this.outbox.say([again]);
  }

  /** Has been asked to erase this. */
  async knows(tenantId: string, erasureId: string): Promise<boolean> {
    return (await this.collection.forTenant(tenantId).count({ _id: keyOf(tenantId, erasureId, 'erase') }, 1)) > 0;
  }

  /** Heard of at that time or later. */
  async erasedSince(tenantId: string, heardAt: Date): Promise<readonly ErasureDocument[]> {
    return this.collection
      .forTenant(tenantId)
      .find({ step: 'erase', heardAt: { $gte: heardAt } }, { projection: { found: 0, mappings: 0, places: 0 } });
  }

  /** It is done, and says so. */
  async finish(held: ErasureDocument, last: Partial<ErasureDocument>, now: Date): Promise<void> {
    const done = { ...last, state: 'done', doneAt: now, pendAt: now } as const;
    const settled = await this.work.settle(held, { $set: done, $unset: { nextAttemptAt: 1 }, $inc: { rev: 1 } });
    if (settled) await this.outbox.say([{ ...held, ...done, rev: held.rev + 1 }]);
  }
}

function completedMessage(document: ErasureDocument, store: ErasureStore): OutgoingMessage {
  const { tenantId, erasureId, step, rev, doneAt = new Date(0), places, found } = document;
  const event = occurred(ErasureCompleted, {
    source: store,
    subject: keyOf(tenantId, erasureId),
    occurrence: `${store}/${step}/${rev}`,
    time: doneAt,
    tenantid: tenantId,
    data: {
      ...{ erasureId, step, store, places: { ...places }, subjects: [...found] },
      erased: Object.values(places).reduce((sum, count) => sum + count, 0),
    },
  });
  return outgoing(erasures, event);
}
