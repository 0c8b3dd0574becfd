import { keyOf } from '@firmograph/kernel';
import type { OutboxDocument } from '@firmograph/mongo';
import type { DeletedProfile, ImportStamp, LiveProfile, Profile } from '../../domain/profile.ts';
import type { Digest } from '../../domain/upsert.ts';
import { stored, unstored } from './field-names.ts';

/** `rev` rises with every write, `sequence` with every change that others hear of. */
export interface ProfileDocument extends OutboxDocument {
  readonly profileId: string;
  readonly sequence: number;
  readonly changedAt: Date;
  readonly upstreamSequence?: number;
  readonly deleted?: true;
  readonly erased?: true;
  /** Under stored names; this and what follows only while the profile is live. */
  readonly fields?: Readonly<Record<string, string>>;
  readonly hash?: string;
  readonly unchangedSince?: Readonly<Record<string, number>>;
  readonly importId?: string;
  readonly importRows?: { readonly first: number; readonly last: number };
}

export const digestProjection = {
  _id: 0,
  profileId: 1,
  rev: 1,
  sequence: 1,
  hash: 1,
  importId: 1,
  importRows: 1,
  upstreamSequence: 1,
} as const;

export function documentOf(profile: Profile, rev: number, pendAt: Date): ProfileDocument {
  const { tenantId, profileId, sequence, changedAt, upstreamSequence } = profile;
  return {
    _id: keyOf(tenantId, profileId),
    tenantId,
    profileId,
    sequence,
    changedAt,
    rev,
    pendAt,
    ...(upstreamSequence === undefined ? {} : { upstreamSequence }),
    ...(profile.state === 'live' ? liveParts(profile) : goneParts(profile)),
  };
}

function goneParts({ erased }: DeletedProfile): Partial<ProfileDocument> {
  return { deleted: true, ...(erased === undefined ? {} : { erased }) };
}

function liveParts({ fields, hash, unchangedSince, stamp }: LiveProfile): Partial<ProfileDocument> {
  return { fields: stored(fields), hash, unchangedSince: stored(unchangedSince), ...stampParts(stamp) };
}

export function stampParts(stamp: ImportStamp | undefined): Partial<ProfileDocument> {
  if (stamp === undefined) return {};
  const { importId, first, last } = stamp;
  return { importId, importRows: { first, last } };
}

export function profileOf(document: ProfileDocument): Profile {
  const { erased } = document;
  return liveProfileOf(document) ?? { state: 'deleted', ...identityOf(document), erased };
}

/** Undefined: it is deleted. */
export function liveProfileOf(document: ProfileDocument): LiveProfile | undefined {
  const { fields, hash, unchangedSince = {} } = document;
  if (fields === undefined || hash === undefined) return undefined;
  return {
    state: 'live',
    ...identityOf(document),
    fields: unstored(fields),
    hash,
    unchangedSince: unstored(unchangedSince),
    stamp: stampOf(document),
  };
}

export function digestOf(document: ProfileDocument): Digest {
  const { rev, sequence, hash, upstreamSequence } = document;
  return { version: rev, sequence, hash, stamp: stampOf(document), upstreamSequence };
}

function identityOf({ tenantId, profileId, sequence, changedAt, upstreamSequence }: ProfileDocument) {
  return { tenantId, profileId, sequence, changedAt, upstreamSequence };
}

function stampOf({ importId, importRows }: ProfileDocument): ImportStamp | undefined {
  return importId === undefined || importRows === undefined ? undefined : { importId, ...importRows };
}
