import { randomUUID } from 'node:crypto';
import type { EnrichmentDefinition } from '@firmograph/enrichment';
import type { Actor } from '../domain/actor.ts';
import type { Connection } from '../domain/connection.ts';
import { emptyRecord, granted, type ConsentRecord, type ConsentRequest } from '../domain/consent.ts';
import type { Definition, Enrichment } from '../domain/enrichment.ts';
import { notice } from '../domain/notice.ts';
import { queued, type Run } from '../domain/run.ts';

export const monday = new Date('2026-03-02T09:00:00.000Z');

export const ada: Actor = { subject: 'ada', isAdministrator: true, person: 'ada' };

/** So much later than `monday`. */
export function later(milliseconds: number): Date {
  return new Date(monday.getTime() + milliseconds);
}

export function aDefinition(fields: Partial<Definition> = {}): Definition {
  return {
    name: 'Customers in the north',
    connectionId: randomUUID(),
    dataSet: { kind: 'all-profiles' },
    mapping: { name: 'company', website: 'url' },
    minimumConfidence: 'LOW',
    outputTable: `table_${randomUUID().slice(0, 8)}`,
    freshForDays: 90,
    whenNotMatched: 'retract',
    ...fields,
  };
}

export function anEnrichmentDefinition(fields: Partial<EnrichmentDefinition> = {}): EnrichmentDefinition {
  return { enrichmentId: randomUUID(), version: 1, ...aDefinition(), ...fields };
}

export function anEnrichment(fields: Partial<Enrichment> = {}): Enrichment {
  return {
    definition: anEnrichmentDefinition(),
    state: 'Active',
    createdBy: 'ada',
    createdAt: monday,
    changedAt: monday,
    lastRun: null,
    runToRecord: false,
    deletedAt: null,
    ...fields,
  };
}

export function aConnection(fields: Partial<Connection> = {}): Connection {
  return {
    connectionId: randomUUID(),
    name: 'Leadspace',
    credential: {
      kind: 'token',
      sealed: { keyVersion: 1, iv: '', tag: '', text: '' },
      lastFour: '4711',
      fingerprint: 'f1',
      savedAt: monday,
    },
    verifiedAt: monday,
    blockedBecause: null,
    createdBy: 'ada',
    createdAt: monday,
    ...fields,
  };
}

export function aConsentRequest(fields: Partial<ConsentRequest> = {}): ConsentRequest {
  return {
    consentId: randomUUID(),
    by: 'ada',
    at: monday,
    fields: ['name', 'website', 'location'],
    noticeVersion: notice.version,
    noticeHash: notice.hash,
    expiresAt: null,
    ...fields,
  };
}

/** A record in which the connection's transfer is agreed to. */
export function aConsent(fields: Partial<ConsentRequest> = {}, connectionId: string = randomUUID()): ConsentRecord {
  return granted(emptyRecord(connectionId), aConsentRequest(fields));
}

export function aRun(fields: Partial<Run> = {}): Run {
  const request = {
    runId: randomUUID(),
    definition: anEnrichmentDefinition(),
    requestedBy: 'ada',
    requestedAt: monday,
  };
  return { ...queued(request), state: 'running', ...fields };
}
