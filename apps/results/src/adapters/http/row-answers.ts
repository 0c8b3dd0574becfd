import { keptOf, type Company, type CompanyField } from '@firmograph/enrichment';
import type { ListedOutcome } from '../../application/list-outcomes.ts';
import type { RecordedChange } from '../../application/ports.ts';
import type { Belief } from '../../domain/belief.ts';
import type { RestedValue } from '../../domain/provenance.ts';
import type { FilledRow } from '../../domain/row.ts';

export function rowAnswer(row: FilledRow, fields?: readonly CompanyField[]) {
  const company = companyOf(row.company);
  return {
    profileId: row.profileId,
    company: fields === undefined ? company : keptOf(company, fields),
    confidence: row.confidence,
    ...(row.confidenceLabel === undefined ? {} : { confidenceLabel: row.confidenceLabel }),
    ...(row.opinion === undefined ? {} : { opinion: row.opinion }),
    ...(row.sharedWith === undefined ? {} : { sharedWith: row.sharedWith }),
    askedAt: row.askedAt,
    runId: row.runId,
    sequence: row.sequence,
    updatedAt: row.updatedAt.toISOString(),
  };
}

export function outcomeAnswer({ row, ...outcome }: ListedOutcome) {
  if (row === undefined) return outcome;
  return { ...outcome, row: row === null ? null : rowAnswer(row) };
}

export function changeAnswer({ runId, at, changed, before }: RecordedChange) {
  const earlier = before?.company ?? null;
  return {
    runId,
    at: at.toISOString(),
    changed: [...changed],
    before: earlier === null ? null : companyOf(earlier),
  };
}

/** Written from a company, and read as one by the route's contract. */
export function companyOf(text: string): Company {
  return JSON.parse(text) as Company;
}

export function valueAnswer({ column, value, runId, since, row }: RestedValue) {
  return {
    field: column.field,
    column: column.name,
    value,
    provider: 'leadspace' as const,
    runId,
    since: since.toISOString(),
    askedAt: row.askedAt,
    confidence: row.confidence,
    ours: row.opinion?.confidence ?? null,
  };
}

export function beliefAnswer({ at, company, runId, since }: Belief) {
  return {
    at: at.toISOString(),
    company: company === null ? null : companyOf(company),
    runId,
    since: since?.toISOString() ?? null,
  };
}
