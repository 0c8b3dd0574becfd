import type { LeasedDocument, OutboxDocument } from '@firmograph/mongo';
import type { AnsweredBatch } from '../../application/batch-messages.ts';
import type { Answered, Held } from '../../application/ports.ts';
import type { Call, SourcedProfile, StoredBatch } from '../../domain/batch.ts';
import type { Told } from '../../domain/told.ts';

/**
 * All states of a batch in one shape; which fields are there follows from `state`. What has one entry for each profile is
 * JSON in one string: the database never looks into it, and as documents it would cost several times as much.
 */
export interface BatchDocument extends LeasedDocument, OutboxDocument {
  readonly runId: string;
  readonly batch: number;
  readonly enrichmentId: string;
  readonly connectionId: string;
  readonly profiles: string;
  readonly frozenAt: Date;
  readonly attempts: number;
  readonly state: 'stored' | 'sent' | 'accepted' | 'answered' | 'published';
  readonly call?: PackedCall;
  readonly known?: string;
  readonly bulkId?: string;
  readonly acceptedAt?: Date;
  readonly parts?: Answered['parts'];
  readonly answeredAt?: Date;
  readonly definitionVersion?: number;
  readonly asked?: number;
  readonly cached?: number;
  /** Equals `nextAttemptAt` while nobody holds the batch. */
  readonly waitsUntil?: Date;
  readonly expireAt?: Date;
}

interface PackedCall extends Omit<Call, 'keys' | 'recordOf' | 'sharedKeys' | 'shares'> {
  readonly records: number;
  readonly keys: string;
  readonly recordOf: string;
  readonly sharedKeys?: string;
  readonly shares?: string;
}

export function packedBatch({ profiles, ...batch }: StoredBatch) {
  return { ...batch, profiles: JSON.stringify(profiles) };
}

export function packedCall({ keys, recordOf, sharedKeys, shares, ...call }: Call): PackedCall {
  return {
    ...call,
    records: keys.length,
    keys: keys.join(),
    recordOf: recordOf.join(),
    ...(sharedKeys === undefined ? {} : { sharedKeys: sharedKeys.join() }),
    ...(shares === undefined ? {} : { shares: JSON.stringify(shares) }),
  };
}

export function packedAnswers(known: readonly Told[]): string {
  return JSON.stringify(known);
}

/** A document that is due, as the batch it holds. */
export function heldIn({ profiles, call, known, ...document }: BatchDocument): Held {
  const batch = {
    ...document,
    profiles: JSON.parse(profiles) as readonly SourcedProfile[],
    ...(call === undefined ? {} : { call: unpacked(call) }),
    ...(known === undefined ? {} : { known: JSON.parse(known) as readonly Told[] }),
  };
  // Its state says which fields it has, and a document that is due is open.
  return batch as unknown as Held;
}

function unpacked({ callId, kind, sentAt, fingerprint, canCallBack, polls, ...packed }: PackedCall): Call {
  const keys = packed.keys.split(',');
  const recordOf = packed.recordOf.split(',').map(Number);
  const { sharedKeys, shares } = packed;
  return {
    ...{ callId, kind, sentAt, fingerprint, canCallBack, polls, keys, recordOf },
    ...(sharedKeys === undefined ? {} : { sharedKeys: sharedKeys.split(',') }),
    ...(shares === undefined ? {} : { shares: JSON.parse(shares) as NonNullable<Call['shares']> }),
  };
}

export function answeredIn(document: BatchDocument): AnsweredBatch {
  const { parts, answeredAt, definitionVersion } = document;
  if (parts === undefined || answeredAt === undefined || definitionVersion === undefined)
    throw new TypeError('A batch without answers has nothing to say');
  return { ...document, parts, answeredAt, definitionVersion };
}
