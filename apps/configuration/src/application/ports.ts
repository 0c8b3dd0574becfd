import type { OutgoingMessage } from '@firmograph/contracts';
import type { ApiKey } from '../domain/api-key.ts';
import type { ConnectionAccess } from '../domain/connection-access.ts';
import type { Connection, Credential, Sealed } from '../domain/connection.ts';
import type { ConsentRecord } from '../domain/consent.ts';
import type { DataKeyRing } from '../domain/data-key-ring.ts';
import type { Enrichment } from '../domain/enrichment.ts';
import type { DomainError } from '@firmograph/kernel';
import type { Delivery, NotificationKind, Said, Subscription, Target } from '../domain/notification.ts';
import type { KnownSegment } from '../domain/known-segment.ts';
import type { CopyLife, Erasure } from '../domain/erasure.ts';
import type { RunTrigger } from '../domain/run-order.ts';
import type { RunStatus } from '../domain/run-status.ts';
import type { Run, RunState } from '../domain/run.ts';
import type { Schedule } from '../domain/schedule.ts';

export interface Stored<Value> {
  /** Rises with every write; 0: not written yet. */
  readonly rev: number;
  readonly value: Value;
}

/** A value with what it has to say to the others: both are written, or neither. */
export interface Written<Value> {
  readonly value: Value;
  readonly says: readonly OutgoingMessage[];
  /** When somebody has to look at it, without anybody asking. */
  readonly dueAt?: Date | null;
}

export interface Address {
  readonly tenantId: string;
  readonly id: string;
}

/** Documents that change by compare-and-set. What they say reaches Kafka at least once and in order, whoever dies. */
export abstract class Store<Value> {
  abstract find(address: Address): Promise<Stored<Value> | null>;
  /** False: the id, or a name that must be unique, is taken. */
  abstract add(address: Address, first: Written<Value>): Promise<boolean>;
  /** `before`: what stands there, for the audit trail. False: another was faster, or a name is taken. `null` leaves nothing but what there is to say. */
  abstract replace(address: Address, rev: number, next: Written<Value | null>, before?: Value): Promise<boolean>;
  /** One that is due, for this caller alone for a while; left as it is, it is due again after that. */
  abstract due(now: Date): Promise<Address | null>;
  /** Nobody has to look at it before then, if anybody had to at all. */
  abstract putOff(address: Address, until: Date): Promise<void>;
}

export interface Paging {
  readonly after: Place | null;
  readonly limit: number;
}

/** Where a page ended: lists run from the newest to the oldest. */
export interface Place {
  readonly at: Date;
  readonly id: string;
}

export interface Page<Item> {
  readonly items: readonly Item[];
  readonly next: Place | null;
}

export abstract class Connections {
  abstract readonly store: Store<Connection>;
  abstract list(tenantId: string, paging: Paging): Promise<Page<Connection>>;
  /** Those of any tenant whose secret was sealed before tenants had data keys. */
  abstract sealedDirectly(): Promise<readonly Address[]>;
}

export abstract class ConnectionAccesses {
  abstract readonly store: Store<ConnectionAccess>;
  /** Of those of which anything was said. */
  abstract of(tenantId: string, connectionIds: readonly string[]): Promise<readonly ConnectionAccess[]>;
}

export abstract class Consents {
  abstract readonly store: Store<ConsentRecord>;
}

export abstract class Enrichments {
  abstract readonly store: Store<Enrichment>;
  /** Without those that are being deleted. */
  abstract list(tenantId: string, paging: Paging): Promise<Page<Enrichment>>;
  /** Every one, being deleted or not, that is defined over one of these connections. */
  abstract over(tenantId: string, connectionIds: readonly string[]): Promise<readonly Enrichment[]>;
  /** How many there are, without those that are being deleted. */
  abstract count(tenantId: string): Promise<number>;
  abstract isTableTaken(tenantId: string, tableKey: string, exceptBy: string): Promise<boolean>;
}

/** What sourcing says of segments, as far as it was heard. */
export abstract class KnownSegments {
  /** What is older than what is known changes nothing. */
  abstract hear(tenantId: string, segment: KnownSegment): Promise<void>;
  abstract find(address: Address): Promise<KnownSegment | null>;
  /** Without those that are deleted. */
  abstract all(tenantId: string): Promise<readonly KnownSegment[]>;
}

/** What is absent selects nothing. */
export interface RunFilter {
  readonly enrichmentId?: string | undefined;
  readonly state?: RunState | undefined;
  readonly status?: RunStatus | undefined;
  readonly trigger?: RunTrigger | undefined;
  /** Requested then or later. */
  readonly from?: Date | undefined;
  /** Requested before then. */
  readonly to?: Date | undefined;
}

export abstract class Runs {
  abstract readonly store: Store<Run>;
  abstract list(tenantId: string, paging: Paging, filter: RunFilter): Promise<Page<Run>>;
  /** Those over these connections that are not over. */
  abstract underWay(tenantId: string, connectionIds: readonly string[]): Promise<readonly Run[]>;
}

/** A request that came under an idempotency key. */
export interface RequestKey {
  /** Tells one request from another, and nothing else of it. */
  readonly request: string;
  readonly seed: string;
  readonly at: Date;
}

export abstract class RequestKeys {
  abstract readonly store: Store<RequestKey>;
}

export abstract class Schedules {
  abstract readonly store: Store<Schedule>;
  /** Those that are on and wait for changes of profiles. */
  abstract watching(tenantId: string): Promise<readonly Schedule[]>;
}

/** When a time of a schedule comes. */
export abstract class Calendar {
  /** The first after `after`; null: it never comes. Throws a `DomainError` for what is no time, or no time zone. */
  abstract next(times: readonly string[], timeZone: string, after: Date): Date | null;
}

export abstract class Subscriptions {
  abstract readonly store: Store<Subscription>;
  abstract list(tenantId: string, paging: Paging): Promise<Page<Subscription>>;
  abstract all(tenantId: string): Promise<readonly Subscription[]>;
}

export abstract class Deliveries {
  abstract readonly store: Store<Delivery>;
  abstract list(tenantId: string, paging: Paging, subscriptionId: string | null): Promise<Page<Delivery>>;
}

/** A notification as it leaves. */
export interface Parcel {
  /** The same however often it is sent. */
  readonly id: string;
  readonly at: Date;
  readonly kind: NotificationKind;
  readonly body: string;
}

export abstract class Receivers {
  /** Signed with each of the secrets. Never throws: what became of it is the answer. */
  abstract post(url: string, parcel: Parcel, secrets: readonly string[]): Promise<Said>;
  abstract mail(to: readonly string[], parcel: Parcel): Promise<Said>;
  /** Why nothing can be sent there; null: it can be tried. */
  abstract refuses(target: Target): DomainError | null;
}

export abstract class ApiKeyRecords {
  abstract readonly store: Store<ApiKey>;
  abstract list(tenantId: string, paging: Paging): Promise<Page<ApiKey>>;
}

/** How a key is written, so that whoever is shown it knows where to look. */
export abstract class KeyTexts {
  abstract random(address: Address): string;
  /** Where it says that it belongs; null: it is no key. */
  abstract addressIn(key: string): Address | null;
}

/** What a secret belongs to: sealed for one place, it cannot be opened in another. */
export interface SecretPlace {
  readonly tenantId: string;
  readonly connectionId: string;
  readonly field: string;
}

export abstract class Secrets {
  abstract seal(secret: string, place: SecretPlace): Promise<Sealed>;
  /** Throws when it was sealed for another place, under a key that is not here, or was tampered with. */
  abstract open(sealed: Sealed, place: SecretPlace): Promise<string>;
}

export interface KeyPlace {
  readonly tenantId: string;
  readonly version: number;
}

/** One ring of data keys for each tenant; its id in the store is the tenant's. */
export abstract class DataKeyRings {
  abstract readonly store: Store<DataKeyRing>;
  /** For each key that wrapped any of them, one that it wrapped. */
  abstract oneOfEachWrapping(): Promise<readonly KeyPlace[]>;
}

export type Verdict = 'accepted' | 'credentials-refused' | 'out-of-credits' | 'unreachable';

export abstract class LeadspaceAccess {
  /** Asks the provider; no profile leaves, nothing is charged. */
  abstract verify(credential: Credential): Promise<Verdict>;
  /** Tells one credential of a tenant from another, and nothing else. */
  abstract fingerprintOf(tenantId: string, credential: Credential): string;
}

export interface Signature {
  readonly algorithm: 'Ed25519';
  readonly keyId: string;
  readonly value: string;
}

export abstract class ReceiptSigner {
  /** Over the canonical JSON of the content; null: this installation signs nothing. */
  abstract sign(content: object): Signature | null;
}

export abstract class Settings {
  /** How long a permit lasts, in milliseconds. */
  abstract readonly permitMs: number;
  /** How long a run may stand still, in milliseconds. */
  abstract readonly standstillMs: number;
  /** How often it is looked at whether stored secrets are under the newest keys, in milliseconds. */
  abstract readonly keysLookMs: number;
  /** Connections of which nothing was said need an approval of their first run. */
  abstract readonly firstRunsNeedApproval: boolean;
  /** How long what was sent with an earlier credential may be collected with it, in milliseconds. */
  abstract readonly graceMs: number;
  /** How long a segment that was not heard of yet is waited for, in milliseconds. */
  abstract readonly segmentWaitMs: number;
  /** Most enrichments of one type that a tenant may have. */
  abstract readonly enrichmentsPerType: number;
  /** How often the provider is asked whether it knows a credential in use, in milliseconds. */
  abstract readonly checkMs: number;
}

export abstract class Erasures {
  abstract readonly store: Store<Erasure>;
  abstract list(tenantId: string, paging: Paging): Promise<Page<Erasure>>;
}

/** Names under which erased things are remembered, and which lead back to none of them. */
export abstract class Names {
  abstract ofProfile(tenantId: string, profileId: string): string;
  abstract ofCompany(tenantId: string, identifier: string): string;
}

/** How long copies outlive an erasure. */
export abstract class CopyLives implements CopyLife {
  abstract readonly retentionMs: number;
  abstract readonly compactionLagMs: number;
  abstract readonly backupMs: number;
}
