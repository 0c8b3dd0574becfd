import {
  diffCompanies,
  fieldSetOf,
  filledIn,
  noOutcomes,
  searchKeysOf,
  type Company,
  type FieldSet,
} from '@firmograph/enrichment';
import { keyOf } from '@firmograph/kernel';
import { beforeOf, type PresentRow } from './decide-part.ts';
import type { Change, EarlierFill, OpenChange, PartRecord } from './part-record.ts';
import type { Fill } from './row.ts';

const nothingCounted = { counts: noOutcomes, reasons: {}, confidences: {}, fields: {}, cached: 0 };

/** Stands for no profile of its run: it counts nothing. */
export function recordBeside(
  { tenantId, enrichmentId, runId, runOrder, outputTable, definitionVersion, batch, part }: PartRecord,
  kind: NonNullable<PartRecord['kind']>,
  now: Date,
): Omit<PartRecord, 'changes'> {
  return {
    id: keyOf(tenantId, runId, kind, batch, part),
    ...{ tenantId, enrichmentId, runId, runOrder, outputTable, definitionVersion, batch, part, kind },
    ...{ parts: 1, state: 'decided', decidedAt: now, profileIds: [], outcomes: [], tally: nothingCounted },
  };
}

/**
 * Takes back what a part did: each row says again what it said before. A row that something later wrote is left, and so is
 * one of which it is not known any more what it said.
 */
export function undoOf(record: PartRecord, rows: ReadonlyMap<string, PresentRow>, now: Date): PartRecord {
  const changes: OpenChange[] = [];
  for (const change of record.changes) {
    const row = rows.get(change.profileId);
    const undone = row === undefined || !isAsWritten(record, change, row) ? null : putBack(change, row);
    if (undone !== null) changes.push(undone);
  }
  return { ...recordBeside(record, 'undo', now), changes, left: record.changes.length - changes.length };
}

function isAsWritten(record: PartRecord, { sequence }: Change, row: PresentRow): boolean {
  return row.recordId === record.id && row.sequence === sequence;
}

/** Null: what it said is not known any more. */
export function putBack({ profileId, before }: Change, row: PresentRow): OpenChange | null {
  const present = row.content?.company ?? null;
  const base = { profileId, before: beforeOf(row), sequence: row.sequence + 1 };
  const earlier = before?.company ?? null;
  if (earlier === null) return { ...base, changed: differing(present, null), after: null };
  const was = before?.was;
  if (was === undefined) return null;
  const { runId, definitionVersion } = was;
  return {
    ...{ ...base, changed: differing(present, earlier) },
    ...{ of: { runId, definitionVersion }, after: fillFrom(earlier, was) },
  };
}

function differing(one: string | null, other: string | null): FieldSet {
  return fieldSetOf(diffCompanies(companyIn(one), companyIn(other)));
}

/** Written by `keptOf`, so that it is a company. */
function companyIn(text: string | null): Company | null {
  return text === null ? null : (JSON.parse(text) as Company);
}

function fillFrom(text: string, { definitionVersion: _, runId: __, ...was }: EarlierFill): Fill {
  const company = companyIn(text) ?? {};
  const country = company.address?.country;
  return {
    ...(was as Pick<Fill, 'confidence' | 'askedAt'>),
    company: text,
    filled: filledIn(company),
    ...(country === undefined ? {} : { country }),
    ...(company.industry === undefined ? {} : { industry: company.industry }),
    keys: searchKeysOf(company, was.confidence),
  };
}
