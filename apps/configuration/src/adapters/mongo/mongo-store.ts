import type { AuditedChange, OutgoingMessage } from '@firmograph/contracts';
import { keyOf } from '@firmograph/kernel';
import {
  LeasedWork,
  Outbox,
  relay,
  type CrossTenantReason,
  type Database,
  type Filter,
  type Scope,
  type TenantCollection,
  type Worker,
} from '@firmograph/mongo';
import { changeBetween, isAsked, noteChange } from '@firmograph/service-kit';
import { Store, type Address, type Stored, type Written } from '../../application/ports.ts';
import { Speaker } from './speaker.ts';
import { firstDocument, nextDocument, withoutSaid, type Derived, type StoreDocument } from './store-document.ts';

export interface StoreOptions<Value> {
  readonly name: string;
  /** Follows the id in the document's key. */
  readonly keySuffix?: string;
  readonly listedAt: (value: Value) => Date;
  readonly uniqueName?: (value: Value) => string;
  readonly facets?: (value: Value) => Readonly<Record<string, string>>;
  readonly facetIndexes?: readonly string[];
  /** What the audit trail says of it: neither secret nor anybody's personal data. Absent: its changes are not told there. */
  readonly audited?: { readonly kind: string; readonly of: (value: Value) => object };
}

export type Publish = (messages: readonly OutgoingMessage[]) => Promise<void>;

const leaseMs = 2000;

/** Values in MongoDB, one document each: the state and what it has to say are one write, by compare-and-set on `rev`. */
export class MongoStore<Value> extends Store<Value> {
  readonly workers: readonly Worker[];

  private readonly speaker: Speaker<StoreDocument<Value>>;
  private readonly leases: LeasedWork<StoreDocument<Value>>;

  private constructor(
    private readonly collection: TenantCollection<StoreDocument<Value>>,
    private readonly options: StoreOptions<Value>,
    outbox: Outbox<StoreDocument<Value>>,
  ) {
    super();
    this.speaker = new Speaker(collection, outbox);
    this.leases = new LeasedWork(collection, leaseMs);
    this.workers = [this.speaker.worker, relay(collection.name, outbox)];
  }

  static async open<Value>(
    database: Database,
    publish: Publish,
    options: StoreOptions<Value>,
  ): Promise<MongoStore<Value>> {
    const collection = await database.collection<StoreDocument<Value>>({
      name: options.name,
      indexes: [
        Outbox.index,
        LeasedWork.index,
        { key: { tenantId: 1, listedAt: -1, id: -1 } },
        { key: { unique: 1 }, unique: true, sparse: true },
        ...(options.facetIndexes ?? []).map(
          (facet) => ({ key: { tenantId: 1, [`facets.${facet}`]: 1, listedAt: -1, id: -1 } }) as const,
        ),
      ],
    });
    const outbox = await Outbox.of(database, collection, {
      publish,
      messagesOf: ({ outbox }) => outbox.map(({ message }) => message),
      takeOut: ({ rev }) => withoutSaid(rev),
    });
    return new MongoStore(collection, options, outbox);
  }

  forTenant(tenantId: string): Scope<StoreDocument<Value>> {
    return this.collection.forTenant(tenantId);
  }

  acrossTenants(reason: CrossTenantReason): Scope<StoreDocument<Value>> {
    return this.collection.acrossTenants(reason);
  }

  override async find(address: Address): Promise<Stored<Value> | null> {
    const document = await this.forTenant(address.tenantId).findOne(this.keyed(address));
    return document?.value === undefined ? null : { rev: document.rev, value: document.value };
  }

  override async add(address: Address, first: Written<Value>): Promise<boolean> {
    const { tenantId, id } = address;
    const key = { _id: this.keyIn(address), tenantId, id };
    const audited = this.audited(id, null, first);
    const added = await this.forTenant(tenantId).insert(
      firstDocument(key, audited.next, this.derived(tenantId, first.value), new Date()),
    );
    if (added) noteChange(audited.change);
    if (added && first.says.length > 0) this.speaker.say(key._id);
    return added;
  }

  override async replace(
    address: Address,
    rev: number,
    replacement: Written<Value | null>,
    before?: Value,
  ): Promise<boolean> {
    const { tenantId, id } = address;
    const { next, change } = this.audited(id, before ?? null, replacement);
    const derived = next.value === null ? {} : this.derived(tenantId, next.value);
    const filter = { ...this.keyed(address), rev } as Filter<StoreDocument<Value>>;
    const written = await this.forTenant(tenantId).findAndUpdate(filter, nextDocument(rev, next, derived, new Date()));
    if (written === null) return false;
    noteChange(change);
    if (next.says.length > 0) this.speaker.say(written._id);
    return true;
  }

  override async due(now: Date): Promise<Address | null> {
    const claimed = await this.leases.claim(now);
    return claimed === null ? null : { tenantId: claimed.tenantId, id: claimed.id };
  }

  override async putOff(address: Address, until: Date): Promise<void> {
    const filter = { ...this.keyed(address), nextAttemptAt: { $lt: until } };
    await this.forTenant(address.tenantId).update(filter, { $set: { nextAttemptAt: until } });
  }

  /** What was not asked for is said with what there is to say: it is written with the document, and told from there. */
  private audited<Next extends Value | null>(
    id: string,
    before: Value | null,
    next: Written<Next>,
  ): { readonly next: Written<Next>; readonly change: AuditedChange | null } {
    const { audited } = this.options;
    if (audited === undefined) return { next, change: null };
    const stateOf = (value: Value | null) => (value === null ? null : audited.of(value));
    const change = changeBetween({ kind: audited.kind, id }, stateOf(before), stateOf(next.value));
    const [first, ...others] = next.says;
    if (change === null || first === undefined || isAsked()) return { next, change };
    return { next: { ...next, says: [{ ...first, unasked: change } as OutgoingMessage, ...others] }, change };
  }

  private derived(tenantId: string, value: Value): Derived {
    const { listedAt, uniqueName, facets } = this.options;
    return {
      listedAt: listedAt(value),
      ...(uniqueName === undefined ? {} : { unique: keyOf(tenantId, uniqueName(value)) }),
      ...(facets === undefined ? {} : { facets: facets(value) }),
    };
  }

  private keyIn({ tenantId, id }: Address): string {
    const { keySuffix } = this.options;
    return keySuffix === undefined ? keyOf(tenantId, id) : keyOf(tenantId, id, keySuffix);
  }

  private keyed(address: Address): Filter<StoreDocument<Value>> {
    // Every document has its key; the type of a filter does not follow a generic document.
    return { _id: this.keyIn(address) };
  }
}
