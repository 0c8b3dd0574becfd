import { randomUUID } from 'node:crypto';
import type { Connection } from '@firmograph/contracts';
import type { z } from 'zod';
import type { ConsentView, DefinitionRequest, EnrichmentView, RunView } from '../enriching/ports.ts';

export const now = '2026-01-02T03:04:05.000Z';

/** As administrators see it. */
export type WholeConnection = z.output<typeof Connection>;

export function aConnection(name: string): WholeConnection {
  return {
    connectionId: randomUUID(),
    name,
    kind: 'token',
    state: 'unverified',
    lastFour: '',
    fingerprint: '',
    createdBy: 'ada',
    createdAt: now,
    credentialSavedAt: now,
    verifiedAt: null,
    usedBy: [],
  };
}

export function aConsent(given: Pick<ConsentView, 'connectionId' | 'noticeHash' | 'fields' | 'version'>): ConsentView {
  return {
    consentId: randomUUID(),
    state: 'given',
    purpose: 'company-enrichment',
    noticeVersion: '1',
    grantedBy: 'ada',
    grantedAt: now,
    expiresAt: null,
    withdrawnBy: null,
    withdrawnAt: null,
    ...given,
  };
}

export function anEnrichment(request: DefinitionRequest): EnrichmentView {
  return {
    definition: {
      enrichmentId: randomUUID(),
      version: 1,
      freshForDays: 90,
      whenNotMatched: 'retract',
      minimumConfidence: 'LOW',
      ...request,
    },
    state: 'Active',
    createdBy: 'ada',
    createdAt: now,
    changedAt: now,
    lastRunId: null,
  };
}

export function aRun(enrichmentId: string): RunView {
  return {
    runId: randomUUID(),
    enrichmentId,
    definitionVersion: 1,
    state: 'queued',
    status: 'Queued',
    mode: 'changed',
    ofRun: null,
    trigger: 'person',
    plan: null,
    reason: null,
    requestedBy: 'ada',
    requestedAt: now,
    plannedFor: null,
    endedAt: null,
    seconds: null,
    profiles: null,
    counts: null,
  };
}
