import {
  ConnectionRemoved,
  ConnectionSaved,
  connections,
  ConsentExpired,
  ConsentGranted,
  consents,
  ConsentWithdrawn,
  EnrichmentDeleted,
  EnrichmentSaved,
  enrichments,
  occurred,
  outgoing,
  tombstone,
  type OutgoingMessage,
} from '@firmograph/contracts';
import { keyOf } from '@firmograph/kernel';
import { stateOf, type Connection } from '../domain/connection.ts';
import type { ConsentRecord, Grant } from '../domain/consent.ts';
import type { Enrichment } from '../domain/enrichment.ts';

/** Events of ours carry it: what comes back to us is known by it. */
export const source = 'configuration';
export const purpose = 'company-enrichment';

/** When, and as the how-manieth change of its subject, something happened. */
export interface Moment {
  readonly tenantId: string;
  readonly at: Date;
  readonly sequence: number;
}

export function connectionSaved(connection: Connection, moment: Moment): OutgoingMessage {
  const { connectionId, name, credential } = connection;
  const data = { connectionId, name, state: stateOf(connection), credentialFingerprint: credential.fingerprint };
  const subject = keyOf(moment.tenantId, connectionId);
  return outgoing(connections, occurred(ConnectionSaved, { ...stamp(subject, moment), data }));
}

export function connectionRemoved({ connectionId }: Connection, moment: Moment): readonly OutgoingMessage[] {
  const subject = keyOf(moment.tenantId, connectionId);
  const event = occurred(ConnectionRemoved, { ...stamp(subject, moment), data: { connectionId } });
  return [outgoing(connections, event), tombstone(connections, subject, moment.sequence)];
}

export function enrichmentSaved({ definition, state }: Enrichment, moment: Moment): OutgoingMessage {
  const subject = keyOf(moment.tenantId, definition.enrichmentId);
  return outgoing(enrichments, occurred(EnrichmentSaved, { ...stamp(subject, moment), data: { definition, state } }));
}

export function enrichmentDeleted({ definition }: Enrichment, moment: Moment): readonly OutgoingMessage[] {
  const { enrichmentId } = definition;
  const subject = keyOf(moment.tenantId, enrichmentId);
  const event = occurred(EnrichmentDeleted, { ...stamp(subject, moment), data: { enrichmentId } });
  return [outgoing(enrichments, event), tombstone(enrichments, subject, moment.sequence)];
}

/** What the last act of the record was. */
export function consentChanged(record: ConsentRecord, tenantId: string): OutgoingMessage {
  const act = record.acts.at(-1);
  const grant = record.acts.findLast((each) => each.act === 'granted');
  if (act === undefined || grant === undefined) throw new TypeError('A consent that was never given says nothing');
  const { connectionId } = record;
  const moment = { tenantId, at: act.at, sequence: act.version };
  const fields = [...grant.fields];
  const consent = { consentId: act.consentId, connectionId, purpose, version: act.version, fields } as const;
  const happened = stamp(keyOf(tenantId, connectionId, purpose), moment);
  switch (act.act) {
    case 'granted':
      return outgoing(consents, occurred(ConsentGranted, { ...happened, data: { ...consent, ...agreementOf(act) } }));
    case 'withdrawn':
      return outgoing(
        consents,
        occurred(ConsentWithdrawn, { ...happened, data: { ...consent, withdrawnAt: act.at.toISOString() } }),
      );
    case 'expired':
      return outgoing(
        consents,
        occurred(ConsentExpired, { ...happened, data: { ...consent, expiredAt: act.at.toISOString() } }),
      );
  }
}

function agreementOf({ noticeHash, at, expiresAt }: Grant) {
  const expiry = expiresAt === null ? {} : { expiresAt: expiresAt.toISOString() };
  return { noticeHash, grantedAt: at.toISOString(), ...expiry };
}

function stamp(subject: string, { tenantId, at, sequence }: Moment) {
  return { source, subject, occurrence: sequence, time: at, tenantid: tenantId, sequence };
}
