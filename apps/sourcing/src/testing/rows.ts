import { randomUUID } from 'node:crypto';
import {
  EnrichedProfileRetracted,
  enrichedProfiles,
  EnrichedProfileUpdated,
  EnrichmentDeleted,
  enrichments,
  EnrichmentSaved,
  occurred,
  outgoing,
  tombstone,
  type OutgoingMessage,
} from '@firmograph/contracts';
import type { Company, Confidence } from '@firmograph/enrichment';
import { keyOf } from '@firmograph/kernel';
import { aDefinition } from './builders.ts';

export interface RowPart {
  readonly tenant: string;
  readonly enrichmentId: string;
  readonly profileId: string;
  readonly sequence?: number;
  readonly company?: Company;
  readonly confidence?: Confidence;
  readonly time?: Date;
}

const runId = randomUUID();

/** What results says of a row. */
export function anUpdate(part: RowPart): OutgoingMessage {
  const { enrichmentId, profileId, company = { name: 'Acme' }, confidence = 'HIGH' } = part;
  const data = {
    ...{ enrichmentId, profileId, runId, outputTable: 'Firmographics', company, confidence },
    ...{ askedAt: '2026-02-01T08:00:00.000Z', changed: [], definitionVersion: 1 },
  };
  return outgoing(enrichedProfiles, occurred(EnrichedProfileUpdated, { ...stampOf(part), data }));
}

/** What results says when a row is taken back. */
export function aRetraction(part: RowPart): readonly OutgoingMessage[] {
  const { enrichmentId, profileId, sequence = 2 } = part;
  const data = { enrichmentId, profileId, runId, outputTable: 'Firmographics', reason: 'undone' as const };
  const stamp = stampOf({ ...part, sequence });
  const event = occurred(EnrichedProfileRetracted, { ...stamp, data });
  return [outgoing(enrichedProfiles, event), tombstone(enrichedProfiles, stamp.subject, sequence)];
}

function stampOf({ tenant, enrichmentId, profileId, sequence = 1, time = new Date() }: RowPart) {
  const subject = keyOf(tenant, enrichmentId, profileId);
  return { source: 'results', subject, occurrence: sequence, sequence, time, tenantid: tenant, correlationid: runId };
}

/** What configuration says of an enrichment; without a definition: it is deleted. */
export function anEnrichmentEvent(
  tenant: string,
  sequence: number,
  enrichmentId: string,
  definition?: Partial<ReturnType<typeof aDefinition>> & { readonly state?: 'Active' | 'Inactive' },
): OutgoingMessage {
  const subject = keyOf(tenant, enrichmentId);
  const stamp = {
    ...{ source: 'configuration', subject, occurrence: sequence },
    ...{ sequence, time: new Date(), tenantid: tenant },
  };
  if (definition === undefined)
    return outgoing(enrichments, occurred(EnrichmentDeleted, { ...stamp, data: { enrichmentId } }));
  const { state = 'Active', ...part } = definition;
  const data = { definition: aDefinition({ ...part, enrichmentId }), state };
  return outgoing(enrichments, occurred(EnrichmentSaved, { ...stamp, data }));
}
