import type { Decision } from '@firmograph/company-match';
import type { BatchId, Call, OpenBatch, SharedRecord, StoredBatch } from '../domain/batch.ts';
import type { Slot } from '../domain/next.ts';
import type { Polled, Submitted } from '../domain/outcome-of-call.ts';
import type { Part } from '../domain/parts.ts';
import type { PermitFact, Purpose } from '../domain/permit.ts';
import type { BlockReason, CancelReason, Run } from '../domain/run.ts';
import type { Question } from '../domain/question.ts';
import type { Purse } from '../domain/purse.ts';
import type { CallState, Returned, Settlement } from '../domain/spend.ts';
import type { KnownAnswer, Told } from '../domain/told.ts';

/** An open batch, held until its lease ends; what is written under an older hold is not written. */
export type Held<Batch extends OpenBatch = OpenBatch> = Batch & { readonly fence: number };

/** What becomes of a batch that is held. All but `sent` give it back. */
export type BatchChange =
  | { readonly to: 'same'; readonly dueAt: Date; readonly polls?: number }
  | { readonly to: 'stored'; readonly dueAt: Date; readonly attempts: number }
  | { readonly to: 'sent'; readonly call: Call; readonly known: readonly Told[]; readonly leaseEndsAt: Date }
  | { readonly to: 'accepted'; readonly bulkId: string; readonly acceptedAt: Date; readonly dueAt: Date }
  | Answered;

export interface Answered {
  readonly to: 'answered';
  readonly parts: readonly Part[];
  readonly answeredAt: Date;
  readonly definitionVersion: number;
  /** Profiles that a call asked about. */
  readonly asked: number;
  /** Profiles answered with what was known. */
  readonly cached: number;
}

export interface RunBatches {
  readonly byState: Readonly<Record<string, number>>;
  readonly asked: number;
  readonly cached: number;
}

export abstract class Batches {
  /** False: it is there already. */
  abstract store(batch: StoredBatch, dueAt: Date): Promise<boolean>;
  /** The connections that have batches due, '' for those whose run is not known. */
  abstract dueConnections(now: Date): Promise<readonly string[]>;
  abstract claim(now: Date, connectionId: string): Promise<Held | null>;
  /** False: the hold was lost meanwhile, and nothing is written. What was answered is published. */
  abstract settle(held: Held, change: BatchChange): Promise<boolean>;
  /** The run of these batches is known now. */
  abstract nameConnection(tenantId: string, run: Pick<Run, 'runId' | 'connectionId'>, now: Date): Promise<void>;
  /** What of the run is not sent yet, and was waiting, is due. */
  abstract wakeRun(tenantId: string, runId: string, now: Date): Promise<void>;
  /** What of the tenant is not sent yet, and was waiting, is due. */
  abstract wakeTenant(tenantId: string, now: Date): Promise<void>;
  /** Whatever waited for the connection is due. */
  abstract wakeConnection(tenantId: string, connectionId: string, now: Date): Promise<void>;
  /** The batch is due if it still is at this call. */
  abstract wakeCall(id: BatchId, callId: string, now: Date): Promise<void>;
  /** Records that the provider has, or may have, for the credential. */
  abstract outstanding(tenantId: string, fingerprint: string): Promise<number>;
  abstract ofRun(tenantId: string, runId: string): Promise<RunBatches>;
}

/** A change of a run as configuration tells it. */
export interface RunChange {
  /** Rises with each change; one that is older than what is known changes nothing. */
  readonly sequence: number | undefined;
  readonly isPaused?: boolean;
  readonly cancel?: CancelReason;
  readonly isOver?: boolean;
  readonly blocked?: BlockReason | null;
}

export abstract class Runs {
  /** False: it was known. */
  abstract begin(tenantId: string, run: Run, sequence: number | undefined): Promise<boolean>;
  /** The run as changed; null: it is not known, or this was known. */
  abstract change(tenantId: string, runId: string, change: RunChange): Promise<Run | null>;
  abstract find(tenantId: string, runId: string): Promise<Run | null>;
  /** The run waits for a person: told once for each time, and not when it was let go on since `run` was read. */
  abstract block(tenantId: string, run: Run, reason: BlockReason, at: Date): Promise<void>;
}

/** Credentials that the provider refuses. */
export abstract class Blocks {
  abstract find(tenantId: string, fingerprint: string): Promise<BlockReason | null>;
  abstract put(tenantId: string, block: Block): Promise<void>;
  /** The connection waits for it too, if it is still there. */
  abstract join(tenantId: string, fingerprint: string, connectionId: string): Promise<void>;
  abstract lift(tenantId: string, connectionId: string): Promise<void>;
}

export interface Block {
  readonly fingerprint: string;
  readonly connectionId: string;
  readonly reason: BlockReason;
  readonly blockedAt: Date;
}

/** Profiles that are gone, for batches that are not sent yet. */
export abstract class DeletedProfiles {
  /** `isErased`: its id is kept only until the list of what was erased has it. */
  abstract note(tenantId: string, profileId: string, deletedAt: Date, isErased?: boolean): Promise<void>;
  /**
   * Which of these were deleted at that time or later. Where the connection is given, an erasure of what was got over it
   * counts for all of them.
   */
  abstract among(
    tenantId: string,
    profileIds: readonly string[],
    since: Date,
    connectionId?: string,
  ): Promise<ReadonlySet<string>>;
}

/** What the provider said before, by the key of the question. */
export abstract class KnownAnswers {
  /** Those asked at that time or later. */
  abstract find(tenantId: string, keys: readonly string[], since: Date): Promise<ReadonlyMap<string, KnownAnswer>>;
  /** An answer that is older than the one remembered changes nothing. */
  abstract remember(tenantId: string, answers: ReadonlyMap<string, KnownAnswer>, freshForDays: number): Promise<void>;
  /** These questions are not asked again while an answer to them would be fresh: the call may have been paid for. */
  abstract doubt(tenantId: string, doubt: Doubt): Promise<void>;
  /** Which record of the call asked under which key, of those that are still in doubt. */
  abstract doubted(tenantId: string, callId: string): Promise<ReadonlyMap<number, string>>;
  /** They may be asked again. */
  abstract undoubt(tenantId: string, callId: string): Promise<void>;
}

/** A call that ended without anybody knowing whether the provider took it. */
export interface Doubt {
  readonly callId: string;
  /** Of its records. */
  readonly keys: readonly string[];
  readonly askedAt: Date;
  readonly freshForDays: number;
}

/** What a person decided about the answer for a profile in a run. */
export interface RecordedDecision extends Decision {
  readonly runId: string;
  readonly profileId: string;
  readonly decidedBy: string;
  readonly decidedAt: Date;
}

export abstract class Decisions {
  /** Of two about one answer the later one counts. */
  abstract record(tenantId: string, decision: RecordedDecision): Promise<void>;
  abstract newest(tenantId: string, most: number): Promise<readonly Decision[]>;
  abstract count(tenantId: string): Promise<number>;
}

/** A call, as it is written down before it is made. */
export interface Attempt extends BatchId {
  readonly callId: string;
  /** Absent on calls that were written down before it was. */
  readonly enrichmentId?: string;
  readonly connectionId: string;
  readonly consentId: string;
  readonly consentVersion: number;
  readonly records: number;
  /** The records that were asked about for more than one profile. */
  readonly shared?: readonly SharedRecord[];
  readonly fingerprint: string;
  /** Of the secret in the callback address; the secret itself is kept nowhere. */
  readonly secretHash: string;
  readonly attemptedAt: Date;
}

export interface LedgerEntry extends Attempt {
  readonly state: CallState;
  readonly reason: string | null;
  readonly settledAt: Date | null;
  readonly bulkId?: string;
  /** What the callback address was told; gone once it proved to be another's. */
  readonly hint?: string;
  readonly returned?: Returned;
  /** The provider has said that the credits ran out in the middle of it. */
  readonly isShort?: boolean;
  /** A person had it sent again. */
  readonly released?: Release;
}

export interface Release {
  readonly by: string;
  readonly at: Date;
}

export interface LedgerFilter {
  readonly runId?: string | undefined;
  readonly enrichmentId?: string | undefined;
  readonly connectionId?: string | undefined;
  readonly state?: CallState | undefined;
  /** Calls that were attempted then or later. */
  readonly from?: Date | undefined;
  /** Calls that were attempted earlier. */
  readonly to?: Date | undefined;
}

export interface LedgerQuery extends LedgerFilter {
  readonly after?: string | undefined;
  readonly limit: number;
}

export interface CallCount {
  readonly state: CallState;
  readonly calls: number;
  readonly records: number;
}

/** What was spent in a day or month, over one connection, for one enrichment. */
export interface PeriodUsage {
  /** 2026-11-24, or 2026-11; UTC. */
  readonly period: string;
  readonly connectionId: string;
  readonly enrichmentId: string | null;
  readonly calls: number;
  readonly records: number;
  readonly paid: number;
  readonly possible: number;
}

export abstract class Ledger {
  abstract write(attempt: Attempt): Promise<void>;
  /** What became of it. A later word never takes back that the provider took the call. Null: nothing changed. */
  abstract settle(tenantId: string, callId: string, settlement: Settlement): Promise<LedgerEntry | null>;
  /** No call of the batch was made, whatever was written down before: it was found unsent. */
  abstract disown(batch: BatchId, at: Date): Promise<void>;
  abstract find(tenantId: string, callId: string): Promise<LedgerEntry | null>;
  /** For a callback, which knows a call and not whose it is. */
  abstract findByCall(callId: string): Promise<LedgerEntry | null>;
  /** The entry with the hint in it; null: the call has come to its end. */
  abstract hint(tenantId: string, callId: string, bulkId: string): Promise<LedgerEntry | null>;
  /** The provider says that the credits ran out in the middle of the call: what it did not give back is not paid. */
  abstract cutShort(tenantId: string, callId: string): Promise<void>;
  /** A person has it made again, whatever became of it. Null: what became of it is known. */
  abstract release(tenantId: string, callId: string, release: Release): Promise<LedgerEntry | null>;
  /** The hint led to somebody else's bulk. */
  abstract dropHint(tenantId: string, callId: string, bulkId: string): Promise<void>;
  abstract list(
    tenantId: string,
    query: LedgerQuery,
  ): Promise<{ readonly entries: readonly LedgerEntry[]; readonly next: string | null }>;
  abstract count(tenantId: string, filter: LedgerFilter): Promise<readonly CallCount[]>;
  /** Without refused calls; oldest first. */
  abstract history(tenantId: string, filter: LedgerFilter, by: 'day' | 'month'): Promise<readonly PeriodUsage[]>;
}

/** What each tenant may spend, and has set aside. */
export abstract class Purses {
  abstract find(tenantId: string): Promise<Purse>;
  /**
   * Writes the purse as `decide` wants it, which is asked again whenever somebody else was faster; null: it stays as it is.
   * Resolves to what it said last.
   */
  abstract change<Said>(tenantId: string, decide: (purse: Purse) => readonly [Purse | null, Said]): Promise<Said>;
}

/** The rate that all instances share. */
export abstract class Rate {
  /** Waits for the slot where it is near; where it is not, says how far it is. */
  abstract take(tenantId: string, fingerprint: string, signal: AbortSignal): Promise<Slot>;
}

/** A secret to call the provider with; never stored, never logged. */
export type Credential =
  | { readonly kind: 'token'; readonly token: string }
  | { readonly kind: 'oauth'; readonly user: string; readonly pass: string };

export interface PermitQuestion {
  readonly tenantId: string;
  readonly connectionId: string;
  readonly enrichmentId: string;
  readonly runId: string;
  readonly to: Purpose;
  /** To collect: the fingerprint of the credential that it was sent with. */
  readonly sentWith?: string;
}

export interface Granted {
  readonly kind: 'granted';
  readonly validForMs: number;
  readonly credential: Credential;
  readonly fingerprint: string;
  readonly consent: {
    readonly consentId: string;
    readonly version: number;
    readonly fields: Extract<PermitFact, { kind: 'granted' }>['fields'];
  } | null;
}

export type PermitReply = Granted | Exclude<PermitFact, { kind: 'granted' }>;

/** Configuration, which alone lets calls be made. */
export abstract class Permits {
  abstract ask(question: PermitQuestion): Promise<PermitReply>;
}

export interface CallReference {
  readonly callId: string;
  readonly callbackUrl?: string;
}

/** The provider. Whatever it does is a value. */
export abstract class Leadspace {
  abstract submit(credential: Credential, questions: readonly Question[], reference: CallReference): Promise<Submitted>;
  abstract single(credential: Credential, question: Question, callId: string): Promise<Submitted>;
  abstract poll(credential: Credential, bulkId: string): Promise<Polled>;
}

/** Those who work on batches, in this process. */
export abstract class Workers {
  /** There may be something to do. */
  abstract wake(): void;
}

export abstract class Clock {
  abstract now(): Date;
  /** In milliseconds; goes on while a process is frozen, and is never set. */
  abstract monotonic(): number;
}

/** What was erased, each as it was before that. */
export interface ErasedOnes {
  readonly isEmpty: boolean;
  readonly namesCompanies: boolean;
  hasProfile(profileId: string, at: Date): boolean;
  /** It was erased at some time. */
  knowsProfile(profileId: string): boolean;
  hasDerived(profileId: string, at: Date, connectionId?: string): boolean;
  hasConnection(connectionId: string, at: Date): boolean;
  hasCompany(identifiers: readonly string[], at: Date): boolean;
  /** What stands for an erased profile where it was counted. */
  aliasOf(profileId: string): string;
  pseudonymOf(profileId: string): string;
}

export abstract class ErasedData {
  abstract of(tenantId: string): Promise<ErasedOnes>;
}

export const nothingErased: ErasedData = {
  of: async () => ({
    isEmpty: true,
    namesCompanies: false,
    hasProfile: () => false,
    knowsProfile: () => false,
    hasDerived: () => false,
    hasConnection: () => false,
    hasCompany: () => false,
    aliasOf: (profileId) => profileId,
    pseudonymOf: (profileId) => profileId,
  }),
};
