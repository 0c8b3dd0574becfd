import type { OutgoingMessage, Segment, SegmentRule } from '@firmograph/contracts';
import type { Expression, FieldCondition, FieldMapping } from '@firmograph/enrichment';
import type { Link, Progress } from '../domain/freeze.ts';
import type { Fields, ImportStamp, LiveProfile, Profile } from '../domain/profile.ts';
import type { Digest } from '../domain/upsert.ts';

// Abstract classes, not interfaces: they are their own Nest tokens. Each throws DependencyUnavailable when it is out of reach.

/** Who belongs to a data set. */
export type Members =
  | { readonly kind: 'everyone' }
  /** Of the time before there were steps, sub-rules and fields of output tables; a freeze under way may still say so. */
  | { readonly kind: 'rule'; readonly rule: SegmentRule }
  /** Days that count back count back from `at`. */
  | { readonly kind: 'expression'; readonly expression: Expression; readonly at: Date }
  | { readonly kind: 'nobody' };

/** `after` is an id; the ids that follow it in the order of the store come next. */
export interface Page {
  readonly after: string | null;
  readonly limit: number;
}

export interface ScannedProfile {
  readonly profileId: string;
  readonly fields: Fields;
}

/** A profile and its version in the store. */
export interface StoredProfile {
  readonly version: number;
  readonly profile: Profile;
}

/** What becomes of the profile that had this version; 0: that was not there. */
export interface ProfileChange {
  readonly from: number;
  readonly profile: Profile;
}

/** The same profile with another stamp. */
export interface Restamp {
  readonly profileId: string;
  readonly from: number;
  readonly stamp: ImportStamp;
}

export abstract class Profiles {
  /** Of those that are or were there. */
  abstract digests(tenantId: string, profileIds: readonly string[]): Promise<ReadonlyMap<string, Digest>>;
  /** The same whole, one after the other. */
  abstract whole(tenantId: string, profileIds: readonly string[]): AsyncIterable<StoredProfile>;
  /** Saves and announces. Says whose change came too late: somebody else changed the profile in between. */
  abstract save(tenantId: string, changes: readonly ProfileChange[]): Promise<readonly string[]>;
  /** False: some of the profiles changed in between and are not stamped. */
  abstract restamp(tenantId: string, restamps: readonly Restamp[]): Promise<boolean>;

  abstract find(tenantId: string, profileId: string): Promise<LiveProfile | undefined>;
  abstract list(tenantId: string, members: Members, page: Page): Promise<readonly LiveProfile[]>;
  abstract count(tenantId: string, members: Members): Promise<number>;
  /** Members with no more than the named fields. */
  abstract scan(
    tenantId: string,
    members: Members,
    page: Page,
    fields: readonly string[],
  ): Promise<readonly ScannedProfile[]>;
  /** Those of these that are still there and come after an id, in the order of ids. */
  abstract scanThese(
    tenantId: string,
    profileIds: readonly string[],
    after: string | null,
    fields: readonly string[],
  ): Promise<readonly ScannedProfile[]>;
}

/** What an earlier run did not bring to an end. */
export abstract class Unfinished {
  /** Profile ids: those of one list come before those of the next, in the order of ids. */
  abstract of(tenantId: string, runId: string): AsyncIterable<readonly string[]>;
}

/** Where the members of a static segment stand, once all of them are noted. */
export interface FrozenMembers {
  /** In the keys of the members. */
  readonly key: string;
}

/** Profiles whose value cannot be read as what a condition compares it with. */
export interface Misfit {
  readonly at: string;
  readonly field: string;
  readonly profiles: number;
  readonly examples: string[];
}

export abstract class Misfits {
  /** Undefined: every value can be read, or needs no reading. */
  abstract of(tenantId: string, condition: FieldCondition): Promise<Omit<Misfit, 'at'> | undefined>;
}

export abstract class Segments {
  abstract lookUp(
    tenantId: string,
    segmentId: string,
  ): Promise<{ readonly segment: Segment; readonly frozen?: FrozenMembers | undefined } | undefined>;
  abstract find(tenantId: string, segmentId: string): Promise<Segment | undefined>;
  abstract list(tenantId: string, page: Page): Promise<readonly Segment[]>;
  /** Saves and announces. */
  abstract save(tenantId: string, segment: Segment, now: Date): Promise<void>;
  /** All members of the static segment are noted. */
  abstract froze(tenantId: string, segmentId: string, members: FrozenMembers): Promise<void>;
  /** Deletes and announces. False: there is no such segment. */
  abstract delete(tenantId: string, segmentId: string, now: Date): Promise<boolean>;
}

/** What a run asks for, as it stood when it was asked for. */
export interface Freeze {
  readonly tenantId: string;
  readonly runId: string;
  readonly enrichmentId: string;
  readonly requestedAt: Date;
  readonly mapping: FieldMapping;
  readonly members: Members;
  /** Only what this run left failed or not attempted, whoever belongs to the data set by now. */
  readonly repeats?: string;
}

/** A freeze in the hands of one worker, until the lease ends or another one takes it. */
export interface HeldFreeze extends Freeze {
  readonly progress: Progress;
  /** Rises with each claim. */
  readonly fence: number;
  /** How long the lease is, in milliseconds. */
  readonly leaseMs: number;
}

export abstract class Freezes {
  /** A run that is known already stays as it is. */
  abstract add(freeze: Freeze, now: Date): Promise<void>;
  /** The one that has been due for longest; null: none is due. */
  abstract claim(now: Date): Promise<HeldFreeze | null>;
  /** Notes the progress and renews the lease. False: the lease was lost, nothing is noted. */
  abstract renew(held: HeldFreeze, progress: Progress, now: Date): Promise<boolean>;
  /** Notes the progress and gives the lease back: due again at once, or never when it is over. */
  abstract release(held: HeldFreeze, progress: Progress, now: Date): Promise<boolean>;
}

/** Batch n of a run, with the message that will say so: its bytes are settled here. */
export interface FrozenBatch {
  readonly number: number;
  readonly profiles: number;
  readonly lastId: string;
  readonly message: OutgoingMessage;
  readonly createdAt: Date;
}

export abstract class FrozenBatches {
  /** False: there is a batch, or the seal, of this number already, and it stays as it is. */
  abstract insert(freeze: Freeze, batch: FrozenBatch): Promise<boolean>;
  /** Ends the run's batches before this number. False: there is a batch of this number. */
  abstract seal(freeze: Freeze, number: number, createdAt: Date): Promise<boolean>;
  /** What is stored after batch `number`, in order and without a gap, as far as `limit`. */
  abstract linksAfter(freeze: Freeze, number: number, limit: number): Promise<readonly Link[]>;
  /** Messages of the batches after batch `number`, in order and without a gap, as far as `limit`. */
  abstract messagesAfter(freeze: Freeze, number: number, limit: number): Promise<readonly OutgoingMessage[]>;
}

export abstract class Publisher {
  /** Resolves when all messages are safe. */
  abstract publish(messages: readonly OutgoingMessage[]): Promise<void>;
}

/** Who works on the freezes. */
export abstract class FreezeWorker {
  /** There is something to do now. */
  abstract wake(): void;
}

/** Which profiles were erased, each as it was before that. */
export interface ErasedOnes {
  hasProfile(profileId: string, at: Date): boolean;
  /** It was erased at some time. */
  knowsProfile(profileId: string): boolean;
  /** Where the sequence of such a profile goes on; 0: it was never erased. */
  sequenceFloor(profileId: string): number;
}

export abstract class ErasedProfiles {
  abstract of(tenantId: string): Promise<ErasedOnes>;
}
