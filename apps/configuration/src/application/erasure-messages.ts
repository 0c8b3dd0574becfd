import {
  catalog,
  ErasureRequested,
  erasures,
  occurred,
  outgoing,
  tombstone,
  type OutgoingMessage,
} from '@firmograph/contracts';
import { keyOf } from '@firmograph/kernel';
import { awaited, type Erasure } from '../domain/erasure.ts';
import { source } from './messages.ts';

/** Asks the stores that have not answered yet. `rev` tells a second asking from the first. */
export function asking(tenantId: string, erasure: Erasure, rev: number): OutgoingMessage {
  const { erasureId, scope, step, stepAt, subjects, mappings } = erasure;
  const event = occurred(ErasureRequested, {
    source,
    subject: keyOf(tenantId, erasureId),
    occurrence: rev,
    time: stepAt,
    tenantid: tenantId,
    data: {
      erasureId,
      step: step === 'counting' ? 'count' : 'erase',
      scope,
      before: stepAt.toISOString(),
      stores: [...awaited(erasure)],
      subjects: [...subjects],
      mappings: [...mappings],
    },
  });
  return outgoing(erasures, event);
}

/** So many that every partition gets some. */
const closingKeys = Array.from({ length: 60 }, (_, index) => keyOf('-', 'closing', index));

/** Tombstones of keys that nothing ever had: they mean nothing to anybody, and let Kafka close the segments before them. */
export function closing(): readonly OutgoingMessage[] {
  const compacted = catalog.filter((topic) => topic.compacted);
  return compacted.flatMap((topic) => closingKeys.map((key) => tombstone(topic, key, 0)));
}
