import {
  fieldSequences,
  type DeletedProfile,
  type Fields,
  type ImportStamp,
  type LiveProfile,
  type Profile,
} from './profile.ts';

/** A profile as somebody hands it in: all its fields. */
export interface Incoming {
  readonly profileId: string;
  readonly fields: Fields;
  readonly hash: string;
  /** The upload and the rows of it, where it comes with one. */
  readonly stamp?: ImportStamp | undefined;
  readonly upstreamSequence?: number | undefined;
}

/** What must be known of a stored profile to judge an incoming one. */
export interface Digest {
  /** Rises with every write: who would overwrite another version than he has seen, writes nothing. */
  readonly version: number;
  readonly sequence: number;
  /** Absent: the profile is deleted. */
  readonly hash?: string | undefined;
  readonly stamp?: ImportStamp | undefined;
  readonly upstreamSequence?: number | undefined;
}

/** `stamp`: its fields are as they were, only the upload is another. */
export type Verdict = 'write' | 'stamp' | 'leave';

/** Within one upload the last row of an id wins, in whatever order the rows are written and however often. */
export function judge(stored: Digest | undefined, incoming: Incoming): Verdict {
  if (stored === undefined) return 'write';
  if (isOld(stored, incoming)) return 'leave';
  if (stored.hash !== incoming.hash) return 'write';
  return incoming.stamp === undefined ? 'leave' : 'stamp';
}

function isOld(stored: Digest, { stamp, upstreamSequence }: Incoming): boolean {
  const before = sameImport(stored, stamp);
  if (before !== undefined && stamp !== undefined) return before.last >= stamp.last;
  return isOldNews(stored, upstreamSequence);
}

/** The upstream system has said something newer, or the same, already. */
export function isOldNews(stored: Digest, upstreamSequence: number | undefined): boolean {
  return (
    upstreamSequence !== undefined &&
    stored.upstreamSequence !== undefined &&
    upstreamSequence <= stored.upstreamSequence
  );
}

/**
 * These rows hold the first row of the profile in its upload. Exactly one batch of rows can say so of a profile, also when
 * the upload is sent again or two of its batches overtake each other: that is how profiles are counted without keeping ids.
 */
export function holdsFirstRow(stored: Digest | undefined, { stamp }: Incoming): boolean {
  const before = sameImport(stored, stamp);
  return before === undefined || stamp === undefined || (before.first >= stamp.first && before.first <= stamp.last);
}

/** The stamp after the incoming rows are in. */
export function restamped(before: ImportStamp | undefined, stamp: ImportStamp): ImportStamp {
  return before?.importId === stamp.importId ? { ...stamp, first: before.first } : stamp;
}

function sameImport(stored: Digest | undefined, stamp: ImportStamp | undefined): ImportStamp | undefined {
  return stored?.stamp?.importId === stamp?.importId ? stored?.stamp : undefined;
}

/** The profile once the incoming one is in. */
export function revise(tenantId: string, stored: Profile | undefined, incoming: Incoming, now: Date): LiveProfile {
  const { profileId, fields, hash } = incoming;
  const { sequence, upstreamSequence } = stored ?? { sequence: 0 };
  const live = stored?.state === 'live' ? stored : undefined;
  return {
    state: 'live',
    tenantId,
    profileId,
    sequence: sequence + 1,
    changedAt: now,
    upstreamSequence: incoming.upstreamSequence ?? upstreamSequence,
    fields,
    hash,
    unchangedSince: untouched(live, fields),
    stamp: incoming.stamp ? restamped(live?.stamp, incoming.stamp) : live?.stamp,
  };
}

function untouched(stored: LiveProfile | undefined, fields: Fields): Record<string, number> {
  if (stored === undefined) return {};
  const sequences = fieldSequences(stored);
  const same = Object.entries(sequences).filter(
    ([name]) => Object.hasOwn(fields, name) && stored.fields[name] === fields[name],
  );
  return Object.fromEntries(same);
}

/** What stays of it. */
export function deleted(
  { tenantId, profileId, sequence, upstreamSequence }: Digest & Pick<Profile, 'tenantId' | 'profileId'>,
  now: Date,
  saidUpstream = upstreamSequence,
): DeletedProfile {
  return {
    state: 'deleted',
    tenantId,
    profileId,
    sequence: sequence + 1,
    changedAt: now,
    upstreamSequence: saidUpstream,
  };
}
