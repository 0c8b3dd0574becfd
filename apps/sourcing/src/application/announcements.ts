import {
  occurred,
  occurredUnchecked,
  outgoing,
  ProfileBatchSourced,
  profileBatches,
  ProfileChanged,
  ProfileDeleted,
  profiles,
  runs,
  RunSourced,
  SegmentDeleted,
  segments,
  SegmentSaved,
  tombstone,
  type BatchHeaders,
  type OutgoingMessage,
  type Segment,
} from '@firmograph/contracts';
import { readsOf } from '@firmograph/enrichment';
import { keyOf } from '@firmograph/kernel';
import type { FrozenProfile } from '../domain/freeze.ts';
import { fieldSequences, type Profile } from '../domain/profile.ts';
import type { Freeze } from './ports.ts';

// Everything here follows from what is stored and nothing else: saying it again says the same, byte for byte.

const source = 'sourcing';

export function profileMessages(profile: Profile): readonly OutgoingMessage[] {
  const { tenantId, profileId, sequence, changedAt } = profile;
  const subject = keyOf(tenantId, profileId);
  const fact = { source, subject, occurrence: sequence, sequence, time: changedAt, tenantid: tenantId };
  if (profile.state === 'deleted') {
    const data = { profileId, ...(profile.erased === undefined ? {} : { erased: profile.erased }) };
    const gone = occurredUnchecked(ProfileDeleted, { ...fact, data });
    return [outgoing(profiles, gone), tombstone(profiles, subject, sequence)];
  }
  const data = { profileId, fields: fieldSequences(profile) };
  return [outgoing(profiles, occurredUnchecked(ProfileChanged, { ...fact, data }))];
}

export interface SegmentState {
  readonly tenantId: string;
  readonly sequence: number;
  readonly changedAt: Date;
  readonly segmentId: string;
  /** Absent: it is deleted. */
  readonly segment?: Segment;
}

export function segmentMessages(state: SegmentState): readonly OutgoingMessage[] {
  const { tenantId, segmentId, sequence, changedAt, segment } = state;
  const subject = keyOf(tenantId, segmentId);
  const fact = { source, subject, occurrence: sequence, sequence, time: changedAt, tenantid: tenantId };
  if (segment !== undefined) {
    const data = { ...segment, reads: readsOf(segment) };
    return [outgoing(segments, occurred(SegmentSaved, { ...fact, data }))];
  }
  const gone = occurred(SegmentDeleted, { ...fact, data: { segmentId } });
  return [outgoing(segments, gone), tombstone(segments, subject, sequence)];
}

export function runSourcedMessage(
  { tenantId, runId, enrichmentId, requestedAt }: Freeze,
  counts: { readonly profiles: number; readonly batches: number },
): OutgoingMessage {
  const { profiles: frozen, batches } = counts;
  const event = occurred(RunSourced, {
    source,
    subject: keyOf(tenantId, runId),
    occurrence: 'sourced',
    time: requestedAt,
    tenantid: tenantId,
    correlationid: runId,
    data: { runId, enrichmentId, profiles: frozen, batches },
  });
  return outgoing(runs, event);
}

export function batchMessage(
  { tenantId, runId, enrichmentId }: Freeze,
  batch: number,
  frozen: readonly FrozenProfile[],
  createdAt: Date,
): OutgoingMessage {
  const event = occurredUnchecked(ProfileBatchSourced, {
    source,
    subject: keyOf(tenantId, runId, batch),
    occurrence: batch,
    time: createdAt,
    tenantid: tenantId,
    correlationid: runId,
    data: { runId, enrichmentId, batch, profiles: [...frozen] },
  });
  const covers: BatchHeaders = { run: runId, batch, part: 1, parts: 1, profiles: frozen.length };
  const headers = Object.fromEntries(Object.entries(covers).map(([name, value]) => [name, String(value)]));
  return outgoing(profileBatches, event, headers);
}
