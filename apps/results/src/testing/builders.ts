import { randomUUID } from 'node:crypto';
import {
  EnrichmentDeleted,
  occurred,
  ProfileBatchAnswered,
  ProfileDeleted,
  RunCompleted,
  RunRequested,
  RunSourced,
} from '@firmograph/contracts';
import type { Answer, Company, EnrichmentDefinition } from '@firmograph/enrichment';
import { noOutcomes } from '@firmograph/enrichment';
import { keyOf } from '@firmograph/kernel';
import type { PartRecord } from '../domain/part-record.ts';
import type { FilledRow } from '../domain/row.ts';
import type { Run, Sums } from '../domain/run.ts';

export const lego: Company = { id: 'ls-1', name: 'LEGO A/S', industry: 'Toys', address: { country: 'Denmark' } };
export const novo: Company = { id: 'ls-2', name: 'Novo Nordisk A/S', phone: '+45 4444 8888' };
export const enrichmentId = '7e1f0f52-2c39-4f0e-9a44-1c7c4c8c5a01';
export const runId = '7e1f0f52-2c39-4f0e-9a44-1c7c4c8c5a02';
export const recordId = `acme:${runId}:1:1`;
export const runOrder = `2026-06-01T08:00:00.000Z/${runId}`;
export const askedAt = '2026-05-01T10:00:00.000Z';

export function aDefinition(changes: Partial<EnrichmentDefinition> = {}): EnrichmentDefinition {
  return {
    enrichmentId: randomUUID(),
    version: 1,
    name: 'All companies',
    connectionId: randomUUID(),
    dataSet: { kind: 'all-profiles' },
    mapping: { name: 'company' },
    minimumConfidence: 'LOW',
    outputTable: 'Companies',
    freshForDays: 90,
    whenNotMatched: 'retract',
    ...changes,
  };
}

export function aRun(changes: Partial<Run> = {}): Run {
  const definition = changes.definition ?? aDefinition();
  return {
    tenantId: 'acme',
    runId: randomUUID(),
    enrichmentId: definition.enrichmentId,
    definition,
    requestedAt: new Date('2026-06-01T08:00:00.000Z'),
    frozen: null,
    waiting: null,
    settled: null,
    ended: null,
    ...changes,
  };
}

export function sumsOf(changes: Partial<Sums> = {}): Sums {
  return {
    profiles: 0,
    parts: 0,
    lastParts: 0,
    expectedParts: 0,
    lastAt: null,
    counts: noOutcomes,
    reasons: {},
    confidences: {},
    fields: {},
    cached: 0,
    ...changes,
  };
}

export function aRow(changes: Partial<FilledRow> = {}): FilledRow {
  return {
    enrichmentId,
    profileId: 'p-1',
    outputTable: 'Companies',
    definitionVersion: 1,
    sequence: 3,
    runId,
    runOrder,
    recordId,
    updatedAt: new Date('2026-06-01T08:01:00.000Z'),
    changed: 2,
    state: 'filled',
    company: '{"name":"LEGO A/S"}',
    confidence: 'HIGH',
    askedAt,
    filled: 2,
    ...changes,
  };
}

export function aRecord(changes: Partial<PartRecord> = {}): PartRecord {
  return {
    id: recordId,
    tenantId: 'acme',
    enrichmentId,
    runId,
    runOrder,
    outputTable: 'Companies',
    definitionVersion: 1,
    batch: 1,
    part: 1,
    parts: 1,
    state: 'decided',
    decidedAt: new Date('2026-06-01T08:01:00.000Z'),
    profileIds: ['p-1'],
    outcomes: ['enriched'],
    changes: [
      {
        profileId: 'p-1',
        before: null,
        sequence: 1,
        changed: 2,
        after: { company: '{"name":"LEGO A/S"}', confidence: 'HIGH', askedAt, filled: 2 },
      },
    ],
    tally: { counts: { ...noOutcomes, enriched: 1 }, reasons: {}, confidences: {}, fields: {}, cached: 0 },
    ...changes,
  };
}

export function found(
  profileId: string,
  company: Company = lego,
  changes: Partial<Extract<Answer, { kind: 'company' }>> = {},
): Answer {
  return { kind: 'company', profileId, company, confidence: 'HIGH', askedAt, cached: false, ...changes };
}

export function notFound(profileId: string): Answer {
  return { kind: 'no-company', profileId, askedAt, cached: false };
}

export function notAttempted(profileId: string): Answer {
  return { kind: 'none', profileId, because: { outcome: 'not-attempted', reason: 'canceled' } };
}

const source = 'test';

export function requested(run: Run) {
  const { tenantId, runId, enrichmentId, definition, requestedAt } = run;
  const data = { runId, enrichmentId, definition, requestedBy: 'ada', requestedAt: requestedAt.toISOString() };
  return occurred(RunRequested, { ...ofRun(run, 'requested'), tenantid: tenantId, data });
}

export function sourced(run: Run, profiles: number, batches: number) {
  const data = { runId: run.runId, enrichmentId: run.enrichmentId, profiles, batches };
  return occurred(RunSourced, { ...ofRun(run, 'sourced'), data });
}

export function completed(run: Run) {
  const data = { runId: run.runId, enrichmentId: run.enrichmentId, counts: noOutcomes };
  return occurred(RunCompleted, { ...ofRun(run, 'completed'), data });
}

export function answered(
  run: Run,
  batch: number,
  answers: readonly Answer[],
  { part = 1, parts = 1 }: { readonly part?: number; readonly parts?: number } = {},
) {
  const { tenantId, runId, enrichmentId, definition } = run;
  return occurred(ProfileBatchAnswered, {
    ...ofRun(run, `answered-${batch}-${part}`),
    subject: keyOf(tenantId, runId, batch),
    data: { runId, enrichmentId, batch, definitionVersion: definition.version, part, parts, answers: [...answers] },
  });
}

export function enrichmentDeleted({ tenantId, enrichmentId }: Run) {
  const subject = keyOf(tenantId, enrichmentId);
  return occurred(EnrichmentDeleted, {
    ...{ source, subject, occurrence: 'deleted', time: new Date(), tenantid: tenantId },
    data: { enrichmentId },
  });
}

export function profileDeleted(tenantId: string, profileId: string) {
  const subject = keyOf(tenantId, profileId);
  return occurred(ProfileDeleted, {
    ...{ source, subject, occurrence: randomUUID(), time: new Date(), tenantid: tenantId },
    data: { profileId },
  });
}

function ofRun({ tenantId, runId }: Run, occurrence: string) {
  const subject = keyOf(tenantId, runId);
  return { source, subject, occurrence, time: new Date(), tenantid: tenantId, correlationid: runId };
}
