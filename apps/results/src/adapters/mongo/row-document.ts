import { fieldsIn } from '@firmograph/enrichment';
import { keyOf } from '@firmograph/kernel';
import type { OutboxDocument } from '@firmograph/mongo';
import type { RowSummary } from '../../application/ports.ts';
import type { PresentRow } from '../../domain/decide-part.ts';
import type { FilledRow, RetractedRow, Row } from '../../domain/row.ts';

/** A row that was taken back by a deletion says so itself, through `pendAt`; of all others their record speaks. */
export type RowDocument = (FilledRow | RetractedRow) & OutboxDocument;

export function documentOf(tenantId: string, row: Row): RowDocument {
  return { _id: keyOf(tenantId, row.enrichmentId, row.profileId), tenantId, rev: row.sequence, ...row };
}

export const presentFields = {
  _id: 0,
  profileId: 1,
  state: 1,
  sequence: 1,
  runOrder: 1,
  recordId: 1,
  company: 1,
  confidence: 1,
  confidenceLabel: 1,
  definitionVersion: 1,
  askedAt: 1,
  opinion: 1,
  sharedWith: 1,
  runId: 1,
} as const;

export function presentOf(row: RowDocument): PresentRow {
  const { sequence, runOrder, recordId } = row;
  if (row.state !== 'filled') return { sequence, runOrder, recordId, content: null, was: null };
  const { confidence, confidenceLabel, askedAt, opinion, sharedWith, definitionVersion, runId } = row;
  const was = {
    ...{ confidence, askedAt, definitionVersion, runId },
    ...(confidenceLabel === undefined ? {} : { confidenceLabel }),
    ...(opinion === undefined ? {} : { opinion }),
    ...(sharedWith === undefined ? {} : { sharedWith }),
  };
  return { sequence, runOrder, recordId, content: row, was };
}

/** Rows that are alike: they are fewer by far than the rows, so that the server counts and we add up. */
export interface Alike {
  readonly _id: { readonly confidence: string; readonly filled: number };
  readonly rows: number;
  readonly lastUpdate: Date;
}

export const alike = {
  _id: { confidence: '$confidence', filled: '$filled' },
  rows: { $sum: 1 },
  lastUpdate: { $max: '$updatedAt' },
};

export function summaryOf(groups: readonly Alike[]): RowSummary {
  const [confidences, fields]: Record<string, number>[] = [{}, {}];
  let rows = 0;
  let last = 0;
  for (const group of groups) {
    rows += group.rows;
    last = Math.max(last, group.lastUpdate.getTime());
    add(confidences, group._id.confidence, group.rows);
    for (const field of fieldsIn(group._id.filled)) add(fields, field, group.rows);
  }
  return { rows, lastUpdate: rows === 0 ? null : new Date(last), confidences: confidences ?? {}, fields: fields ?? {} };
}

function add(counts: Record<string, number> | undefined, name: string, count: number): void {
  if (counts !== undefined) counts[name] = (counts[name] ?? 0) + count;
}
