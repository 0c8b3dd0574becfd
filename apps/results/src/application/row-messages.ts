import {
  EnrichedProfileRetracted,
  enrichedProfiles,
  EnrichedProfileUpdated,
  occurredUnchecked,
  outgoing,
  tombstone,
  type OutgoingMessage,
} from '@firmograph/contracts';
import { fieldsIn } from '@firmograph/enrichment';
import { keyOf } from '@firmograph/kernel';
import type { FilledRow, RetractedRow, Row } from '../domain/row.ts';
import type { ErasedRow } from './ports.ts';

const source = 'results';
const emptyCompany = '{}}}';

/**
 * What there is to say about a row: from the row alone, so that whoever says it, from the record that writes the row or
 * from the row as it stands, and whenever, sends the same bytes.
 */
export function messagesOf(tenantId: string, row: Row): readonly OutgoingMessage[] {
  const subject = keyOf(tenantId, row.enrichmentId, row.profileId);
  if (row.state === 'filled') return [updated(tenantId, subject, row)];
  return [retracted(tenantId, subject, row), tombstone(enrichedProfiles, subject, row.sequence)];
}

/** The end of a key of which nothing is left to say. */
export function endOf(key: string, { sequence }: ErasedRow): OutgoingMessage {
  return tombstone(enrichedProfiles, key, sequence);
}

function updated(tenantId: string, subject: string, row: FilledRow): OutgoingMessage {
  const event = occurredUnchecked(EnrichedProfileUpdated, {
    ...stampOf(tenantId, subject, row),
    data: {
      enrichmentId: row.enrichmentId,
      profileId: row.profileId,
      runId: row.runId,
      outputTable: row.outputTable,
      confidence: row.confidence,
      ...(row.confidenceLabel === undefined ? {} : { confidenceLabel: row.confidenceLabel }),
      ...(row.opinion === undefined ? {} : { opinion: row.opinion }),
      ...(row.sharedWith === undefined ? {} : { sharedWith: row.sharedWith }),
      askedAt: row.askedAt,
      changed: fieldsIn(row.changed),
      definitionVersion: row.definitionVersion,
      company: {},
    },
  });
  const message = outgoing(enrichedProfiles, event);
  // The company is JSON already and stands last: to parse and write it again would double the cost of the event.
  const value = `${message.value?.slice(0, -emptyCompany.length) ?? ''}${row.company}}}`;
  return { ...message, value };
}

function retracted(tenantId: string, subject: string, row: RetractedRow): OutgoingMessage {
  const { enrichmentId, profileId, runId, outputTable, reason, erasureId } = row;
  const data = {
    ...{ enrichmentId, profileId, runId, outputTable, reason, fields: fieldsIn(row.changed) },
    ...(erasureId === undefined ? {} : { erasureId }),
  };
  const event = occurredUnchecked(EnrichedProfileRetracted, { ...stampOf(tenantId, subject, row), data });
  return outgoing(enrichedProfiles, event);
}

function stampOf(tenantId: string, subject: string, { sequence, updatedAt, runId }: Row) {
  return { source, subject, occurrence: sequence, time: updatedAt, tenantid: tenantId, correlationid: runId, sequence };
}
