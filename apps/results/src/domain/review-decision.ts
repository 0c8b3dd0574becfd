import { fieldSetOf, diffCompanies, filledIn, noOutcomes, type Company, type FieldSet } from '@firmograph/enrichment';
import { keyOf } from '@firmograph/kernel';
import { beforeOf, type PresentRow } from './decide-part.ts';
import type { OpenChange, PartRecord } from './part-record.ts';
import { companyKeyOf, type Review } from './review.ts';
import { putBack } from './undo-record.ts';

const nothingCounted = { counts: noOutcomes, reasons: {}, confidences: {}, fields: {}, cached: 0 };

/** The record of one decision; `rev` tells it from those before it. */
export function decisionId({ tenantId, runId, profileId }: Review, rev: number): string {
  return keyOf(tenantId, runId, 'decision', profileId, rev);
}

/** What a decision does to the row. It counts beside the run, which stays as it was. */
export function decisionRecord(
  review: Review,
  row: PresentRow | undefined,
  takenBack: PartRecord | null,
  now: Date,
): PartRecord {
  const { tenantId, enrichmentId, runId, runOrder, outputTable, definitionVersion, rev } = review;
  const change = changeOf(review, row, takenBack);
  return {
    id: decisionId(review, rev),
    ...{ tenantId, enrichmentId, runId, runOrder, outputTable, definitionVersion },
    ...{ batch: 0, part: rev, parts: 1, kind: 'decision', state: 'decided', decidedAt: now },
    ...{ profileIds: [], outcomes: [], changes: change === null ? [] : [change], tally: nothingCounted },
  };
}

function changeOf(review: Review, row: PresentRow | undefined, takenBack: PartRecord | null): OpenChange | null {
  // A later run has the last word.
  if (row !== undefined && row.runOrder > review.runOrder) return null;
  if (review.state === 'accepted') return saysSo(row, review) ? null : filling(review, row);
  if (row === undefined) return null;
  if (review.state === 'waiting') return reverting(row, takenBack);
  return holds(row, review) ? emptying(review, row) : null;
}

function saysSo(row: PresentRow | undefined, { fill }: Review): boolean {
  return row?.content?.company === fill.company;
}

function filling({ profileId, fill }: Review, row: PresentRow | undefined): OpenChange {
  const sequence = (row?.sequence ?? 0) + 1;
  return { profileId, before: beforeOf(row), sequence, changed: between(row, fill.company), after: fill };
}

function emptying({ profileId }: Review, row: PresentRow): OpenChange {
  return { profileId, before: beforeOf(row), sequence: row.sequence + 1, changed: between(row, null), after: null };
}

/** Only where the decision wrote the row last. */
function reverting(row: PresentRow, takenBack: PartRecord | null): OpenChange | null {
  const [change] = takenBack?.changes ?? [];
  if (change === undefined || row.recordId !== takenBack?.id || row.sequence !== change.sequence) return null;
  return putBack(change, row);
}

function holds(row: PresentRow, { companyKey }: Review): boolean {
  const company = companyIn(row.content?.company ?? null);
  return company !== null && companyKeyOf(company) === companyKey;
}

function between(row: PresentRow | undefined, after: string | null): FieldSet {
  const before = companyIn(row?.content?.company ?? null);
  const company = companyIn(after);
  if (before === null) return company === null ? 0 : filledIn(company);
  return fieldSetOf(diffCompanies(before, company));
}

/** Written by `keptOf`, so that it is a company. */
function companyIn(text: string | null): Company | null {
  return text === null ? null : (JSON.parse(text) as Company);
}
