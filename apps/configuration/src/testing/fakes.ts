import { createHash } from 'node:crypto';
import { keyOf } from '@firmograph/kernel';
import type { OutgoingMessage } from '@firmograph/contracts';
import {
  ConnectionAccesses,
  Connections,
  Deliveries,
  Consents,
  DataKeyRings,
  Enrichments,
  KnownSegments,
  LeadspaceAccess,
  Runs,
  Schedules,
  Store,
  Subscriptions,
  type Address,
  type KeyPlace,
  type Page,
  type Stored,
  type Verdict,
  type Written,
} from '../application/ports.ts';
import type { Connection, Credential } from '../domain/connection.ts';
import type { ConnectionAccess } from '../domain/connection-access.ts';
import type { ConsentRecord } from '../domain/consent.ts';
import type { DataKeyRing } from '../domain/data-key-ring.ts';
import { tableKeyOf, type Enrichment } from '../domain/enrichment.ts';
import type { KnownSegment } from '../domain/known-segment.ts';
import { isOver, type Run } from '../domain/run.ts';
import type { Delivery, Subscription } from '../domain/notification.ts';
import { isLive, type Schedule } from '../domain/schedule.ts';

const leaseMs = 2000;

/** Keeps everything in memory, by compare-and-set; `said` is what was handed over with it, in order. */
export class FakeStore<Value> extends Store<Value> {
  readonly said: OutgoingMessage[] = [];
  /** Runs once, between the next read and its write: somebody was faster. */
  meanwhile: (() => Promise<unknown>) | undefined;
  private readonly kept = new Map<string, { address: Address; rev: number; value: Value | null; dueAt: Date | null }>();

  constructor(private readonly uniqueName?: (value: Value) => string) {
    super();
  }

  override async find(address: Address): Promise<Stored<Value> | null> {
    const found = this.kept.get(keyOf(address.tenantId, address.id));
    const stored = found === undefined || found.value === null ? null : { rev: found.rev, value: found.value };
    const { meanwhile } = this;
    this.meanwhile = undefined;
    await meanwhile?.();
    return stored;
  }

  override async add(address: Address, { value, says, dueAt = null }: Written<Value>): Promise<boolean> {
    const key = keyOf(address.tenantId, address.id);
    if (this.kept.has(key) || this.isTaken(address, value)) return false;
    this.kept.set(key, { address, rev: 1, value, dueAt });
    this.said.push(...says);
    return true;
  }

  override async replace(address: Address, rev: number, next: Written<Value | null>): Promise<boolean> {
    const key = keyOf(address.tenantId, address.id);
    if (this.kept.get(key)?.rev !== rev) return false;
    if (next.value !== null && this.isTaken(address, next.value)) return false;
    this.kept.set(key, { address, rev: rev + 1, value: next.value, dueAt: next.dueAt ?? null });
    this.said.push(...next.says);
    return true;
  }

  override async due(now: Date): Promise<Address | null> {
    for (const found of this.kept.values())
      if (found.dueAt !== null && found.dueAt <= now) {
        found.dueAt = new Date(now.getTime() + leaseMs);
        return found.address;
      }
    return null;
  }

  override async putOff(address: Address, until: Date): Promise<void> {
    const found = this.kept.get(keyOf(address.tenantId, address.id));
    if (found?.dueAt != null && found.dueAt < until) found.dueAt = until;
  }

  /** What is there of a tenant. */
  all(tenantId: string): readonly Value[] {
    return this.everything().flatMap(({ address, value }) => (address.tenantId === tenantId ? [value] : []));
  }

  /** What is there of any tenant. */
  everything(): readonly { readonly address: Address; readonly value: Value }[] {
    return [...this.kept.values()].flatMap(({ address, value }) => (value === null ? [] : [{ address, value }]));
  }

  /** The types of the events that were handed over; of a tombstone, that. */
  saidTypes(): readonly string[] {
    return this.said.map(({ headers }) => headers['type'] ?? 'tombstone');
  }

  private isTaken({ tenantId, id }: Address, value: Value): boolean {
    const { uniqueName } = this;
    if (uniqueName === undefined) return false;
    return [...this.kept.values()].some(
      ({ address, value: other }) =>
        address.tenantId === tenantId && address.id !== id && other !== null && uniqueName(other) === uniqueName(value),
    );
  }
}

const onePage = <Item>(items: readonly Item[]): Page<Item> => ({ items, next: null });

export class FakeConnections extends Connections {
  override readonly store = new FakeStore<Connection>(({ name }) => name);

  override async list(tenantId: string): Promise<Page<Connection>> {
    return onePage(this.store.all(tenantId));
  }

  override async sealedDirectly(): Promise<readonly Address[]> {
    const direct = this.store.everything().filter(({ value }) => value.credential.sealed.under === undefined);
    return direct.map(({ address }) => address);
  }
}

export class FakeDataKeyRings extends DataKeyRings {
  override readonly store = new FakeStore<DataKeyRing>();

  override async oneOfEachWrapping(): Promise<readonly KeyPlace[]> {
    const all = this.store
      .everything()
      .flatMap(({ address: { tenantId }, value }) =>
        value.keys.map(({ version, wrapped: { wrappedBy } }) => [wrappedBy, { tenantId, version }] as const),
      );
    return [...new Map(all).values()];
  }
}

export class FakeConnectionAccesses extends ConnectionAccesses {
  override readonly store = new FakeStore<ConnectionAccess>();

  override async of(tenantId: string, connectionIds: readonly string[]): Promise<readonly ConnectionAccess[]> {
    return this.store.all(tenantId).filter(({ connectionId }) => connectionIds.includes(connectionId));
  }
}

export class FakeConsents extends Consents {
  override readonly store = new FakeStore<ConsentRecord>();
}

export class FakeEnrichments extends Enrichments {
  override readonly store = new FakeStore<Enrichment>(({ definition }) => tableKeyOf(definition));

  override async list(tenantId: string): Promise<Page<Enrichment>> {
    return onePage(this.store.all(tenantId).filter(({ deletedAt }) => deletedAt === null));
  }

  override async over(tenantId: string, connectionIds: readonly string[]): Promise<readonly Enrichment[]> {
    return this.store.all(tenantId).filter(({ definition }) => connectionIds.includes(definition.connectionId));
  }

  override async count(tenantId: string): Promise<number> {
    return (await this.list(tenantId)).items.length;
  }

  override async isTableTaken(tenantId: string, tableKey: string, exceptBy: string): Promise<boolean> {
    return this.store
      .all(tenantId)
      .some(({ definition }) => tableKeyOf(definition) === tableKey && definition.enrichmentId !== exceptBy);
  }
}

export class FakeKnownSegments extends KnownSegments {
  readonly heard = new Map<string, KnownSegment>();

  override async hear(tenantId: string, segment: KnownSegment): Promise<void> {
    this.heard.set(keyOf(tenantId, segment.segmentId), segment);
  }

  override async find({ tenantId, id }: Address): Promise<KnownSegment | null> {
    return this.heard.get(keyOf(tenantId, id)) ?? null;
  }

  override async all(tenantId: string): Promise<readonly KnownSegment[]> {
    const own = [...this.heard].filter(([key]) => key.startsWith(`${tenantId}:`));
    return own.map(([, segment]) => segment).filter(({ state }) => state === 'there');
  }
}

export class FakeRuns extends Runs {
  override readonly store = new FakeStore<Run>();

  override async list(tenantId: string): Promise<Page<Run>> {
    return onePage(this.store.all(tenantId));
  }

  override async underWay(tenantId: string, connectionIds: readonly string[]): Promise<readonly Run[]> {
    return this.store
      .all(tenantId)
      .filter(({ state, definition }) => !isOver(state) && connectionIds.includes(definition.connectionId));
  }
}

export class FakeSchedules extends Schedules {
  override readonly store = new FakeStore<Schedule>();

  override async watching(tenantId: string): Promise<readonly Schedule[]> {
    return this.store.all(tenantId).filter((schedule) => isLive(schedule) && schedule.onChange !== null);
  }
}

export class FakeSubscriptions extends Subscriptions {
  override readonly store = new FakeStore<Subscription>();

  override async list(tenantId: string): Promise<Page<Subscription>> {
    return onePage(this.store.all(tenantId));
  }

  override async all(tenantId: string): Promise<readonly Subscription[]> {
    return this.store.all(tenantId);
  }
}

export class FakeDeliveries extends Deliveries {
  override readonly store = new FakeStore<Delivery>();

  override async list(tenantId: string): Promise<Page<Delivery>> {
    return onePage(this.store.all(tenantId));
  }
}

/** Says of every credential what it was told to say. */
export class FakeLeadspace extends LeadspaceAccess {
  verdict: Verdict = 'accepted';
  readonly asked: Credential[] = [];
  /** Happens while the provider thinks. */
  meanwhile: (() => Promise<unknown>) | undefined;

  override async verify(credential: Credential): Promise<Verdict> {
    this.asked.push(credential);
    await this.meanwhile?.();
    return this.verdict;
  }

  override fingerprintOf(tenantId: string, credential: Credential): string {
    const secret = credential.kind === 'token' ? credential.token : credential.pass;
    return createHash('sha256').update(`${tenantId}/${secret}`).digest('hex').slice(0, 16);
  }
}
