import type { SendableField } from '@firmograph/enrichment';
import { DomainError } from '@firmograph/kernel';

export interface Grant {
  readonly act: 'granted';
  /** Rises with every act on the connection's consent. */
  readonly version: number;
  readonly consentId: string;
  readonly by: string;
  readonly at: Date;
  readonly fields: readonly SendableField[];
  readonly noticeVersion: string;
  readonly noticeHash: string;
  /** Absent on what was agreed to when there was English only. */
  readonly noticeLanguage?: string;
  readonly expiresAt: Date | null;
}

export interface End {
  readonly act: 'withdrawn' | 'expired';
  readonly version: number;
  readonly consentId: string;
  /** Null: it ran out by itself. */
  readonly by: string | null;
  readonly at: Date;
}

export type Act = Grant | End;

/** All that people did about the transfer over one connection. Acts are added, never changed. */
export interface ConsentRecord {
  readonly connectionId: string;
  readonly acts: readonly Act[];
  /** A consent has ended, and runs requested up to then are still to be told. */
  readonly stopRunsOf: Date | null;
}

export type ConsentRequest = Omit<Grant, 'act' | 'version'>;

export function emptyRecord(connectionId: string): ConsentRecord {
  return { connectionId, acts: [], stopRunsOf: null };
}

/** A new grant takes the place of the one before it. Throws when it would have run out already. */
export function granted(record: ConsentRecord, request: ConsentRequest): ConsentRecord {
  if (request.expiresAt !== null && request.expiresAt <= request.at)
    throw new DomainError('consent/expires-in-the-past', 'Choose an expiry in the future, or none.');
  return { ...record, acts: [...record.acts, { act: 'granted', version: nextVersion(record), ...request }] };
}

/** Throws when no consent is given. */
export function withdrawn(record: ConsentRecord, by: string, at: Date): ConsentRecord {
  const grant = grantAt(record, at);
  if (grant === null)
    throw new DomainError(
      'consent/none-given',
      'No consent is given for this connection: nothing is being sent over it.',
    );
  return ended(record, { act: 'withdrawn', consentId: grant.consentId, by, at });
}

/** Null: there is nothing that has run out. */
export function expired(record: ConsentRecord, now: Date): ConsentRecord | null {
  const last = record.acts.at(-1);
  if (last?.act !== 'granted' || last.expiresAt === null || last.expiresAt > now) return null;
  return ended(record, { act: 'expired', consentId: last.consentId, by: null, at: last.expiresAt });
}

/** The consent that holds at this moment. */
export function grantAt(record: ConsentRecord | null, now: Date): Grant | null {
  const last = record?.acts.at(-1);
  if (last?.act !== 'granted') return null;
  return last.expiresAt === null || last.expiresAt > now ? last : null;
}

// Who ends a consent tells the runs himself, unless he dies.
const graceMs = 5000;

/** When somebody has to look at it next: to tell the runs, or because it runs out. */
export function lookAt({ acts, stopRunsOf }: ConsentRecord): Date | null {
  if (stopRunsOf !== null) return new Date(stopRunsOf.getTime() + graceMs);
  const last = acts.at(-1);
  return last?.act === 'granted' ? last.expiresAt : null;
}

export interface ConsentView {
  readonly grant: Grant;
  readonly version: number;
  readonly state: 'given' | 'withdrawn' | 'expired';
  readonly endedBy: string | null;
  readonly endedAt: Date | null;
}

/** Each grant with what became of it, newest first. One that was replaced counts as withdrawn by who replaced it. */
export function consentsOf({ acts }: ConsentRecord, now: Date): readonly ConsentView[] {
  return acts.flatMap((act, index) => (act.act === 'granted' ? [viewOf(act, acts[index + 1], now)] : [])).toReversed();
}

function viewOf(grant: Grant, after: Act | undefined, now: Date): ConsentView {
  const { version, expiresAt } = grant;
  if (after === undefined && expiresAt !== null && expiresAt <= now)
    return { grant, version, state: 'expired', endedBy: null, endedAt: expiresAt };
  if (after === undefined) return { grant, version, state: 'given', endedBy: null, endedAt: null };
  return {
    grant,
    version: after.act === 'granted' ? grant.version : after.version,
    state: after.act === 'expired' ? 'expired' : 'withdrawn',
    endedBy: after.by,
    endedAt: after.at,
  };
}

function ended(record: ConsentRecord, end: Omit<End, 'version'>): ConsentRecord {
  return { ...record, acts: [...record.acts, { ...end, version: nextVersion(record) }], stopRunsOf: end.at };
}

function nextVersion({ acts }: ConsentRecord): number {
  return (acts.at(-1)?.version ?? 0) + 1;
}
