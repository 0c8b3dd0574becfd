import type { CompanyInput, SendableField, SharedWith } from '@firmograph/enrichment';
import type { Told } from './told.ts';

export interface SourcedProfile {
  readonly profileId: string;
  readonly input: CompanyInput;
}

/** Which batch it is, of whose run. */
export interface BatchId {
  readonly tenantId: string;
  readonly runId: string;
  /** From 1 */
  readonly batch: number;
}

interface Sourced extends BatchId {
  readonly enrichmentId: string;
  /** Empty until its run is known. */
  readonly connectionId: string;
  readonly profiles: readonly SourcedProfile[];
  /** When sourcing wrote it: a profile deleted later is not sent. */
  readonly frozenAt: Date;
  /** Calls in a row that the provider did not take. */
  readonly attempts: number;
}

/** One call to the provider, as the batch remembers it from before it was made. */
export interface Call {
  readonly callId: string;
  readonly kind: 'bulk' | 'single';
  readonly sentAt: Date;
  /** Of the credential that pays. */
  readonly fingerprint: string;
  /** Under which key each record's answer is remembered; as many as records. */
  readonly keys: readonly string[];
  /** For each profile of the batch, which record asks for it; -1: its answer was known without the call. */
  readonly recordOf: readonly number[];
  /** For each record, under which key others that mean the same company share its answer; '': under none. Absent: nobody does. */
  readonly sharedKeys?: readonly string[];
  /** The profiles that are not asked about themselves, by their place in the batch, and with whom they share an answer. */
  readonly shares?: Readonly<Record<number, SharedWith>>;
  /** The provider was told where to report, so that a lost answer may still be found. */
  readonly canCallBack: boolean;
  /** How often its answers were asked for in vain. */
  readonly polls: number;
}

export interface StoredBatch extends Sourced {
  readonly state: 'stored';
}

/** Its call may have left: it is never sent again unless the ledger says that it was refused. */
export interface SentBatch extends Sourced {
  readonly state: 'sent';
  readonly call: Call;
  /** What was known without the call, in the order of the profiles. */
  readonly known: readonly Told[];
}

export interface AcceptedBatch extends Sourced {
  readonly state: 'accepted';
  readonly call: Call;
  readonly known: readonly Told[];
  readonly bulkId: string;
  readonly acceptedAt: Date;
}

/** A batch that somebody still has to work on. */
export type OpenBatch = StoredBatch | SentBatch | AcceptedBatch;

/** Which records were asked about, and under what ids. */
export function externalIdOf(callId: string, record: number): string {
  return `${callId}:${record}`;
}

/** What may leave for the provider, as far as a consent goes. */
export function narrowed({ name, website, location }: CompanyInput, fields: readonly SendableField[]): CompanyInput {
  return {
    ...(name !== undefined && fields.includes('name') ? { name } : {}),
    ...(website !== undefined && fields.includes('website') ? { website } : {}),
    ...(location !== undefined && fields.includes('location') ? { location } : {}),
  };
}

/** The profiles of each record that is asked about for more than one. */
export function profilesSharing(
  profiles: readonly SourcedProfile[],
  recordOf: readonly number[],
): readonly SharedRecord[] {
  const byRecord = Map.groupBy(profiles.keys(), (place) => recordOf[place] ?? -1);
  return [...byRecord]
    .filter(([record, places]) => record >= 0 && places.length > 1)
    .map(([record, places]) => ({ record, profileIds: places.map((place) => profiles[place]?.profileId ?? '') }));
}

export interface SharedRecord {
  readonly record: number;
  readonly profileIds: readonly string[];
}
