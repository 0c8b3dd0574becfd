import type { Confidence, FieldSet, Opinion, SearchKeys, SharedWith } from '@firmograph/enrichment';

/** What a match left in a row. Companies are kept as the text that they are compared and sent as. */
export interface Fill {
  /** JSON of the kept company. */
  readonly company: string;
  readonly confidence: Confidence;
  readonly confidenceLabel?: string;
  readonly askedAt: string;
  readonly opinion?: Opinion;
  readonly sharedWith?: SharedWith;
  readonly filled: FieldSet;
  readonly country?: string;
  readonly industry?: string;
  /** What it is searched and sorted by; absent in rows from before there was such a thing. */
  readonly keys?: SearchKeys;
}

interface RowHead {
  readonly enrichmentId: string;
  readonly profileId: string;
  readonly outputTable: string;
  readonly definitionVersion: number;
  /** Rises with every change of the row, and survives that it is taken back. */
  readonly sequence: number;
  readonly runId: string;
  /** See `orderOf`. */
  readonly runOrder: string;
  /** The record that wrote it, where its history begins; null: its history is gone with its profile. */
  readonly recordId: string | null;
  readonly updatedAt: Date;
  /** Company fields that differ from the state before. */
  readonly changed: FieldSet;
}

export type Retraction = 'not-matched' | 'undone' | 'enrichment-deleted' | 'profile-deleted' | 'erased';

export type FilledRow = RowHead & Fill & { readonly state: 'filled' };
export type RetractedRow = RowHead & {
  readonly state: 'retracted';
  readonly reason: Retraction;
  /** Which erasure it was. */
  readonly erasureId?: string;
};

/** Why a row is taken back without an answer that says so. */
export type Withdrawal = Exclude<Retraction, 'not-matched' | 'undone'>;

/** The present state of one profile in one output table. */
export type Row = FilledRow | RetractedRow;

/** The row as it is after it was taken back by a deletion. What it held, and its history, go. */
export function withdrawn(row: FilledRow, reason: Withdrawal, at: Date, erasureId?: string): RetractedRow {
  const { enrichmentId, profileId, outputTable, definitionVersion, runId, runOrder } = row;
  return {
    ...{ enrichmentId, profileId, outputTable, definitionVersion, runId, runOrder },
    state: 'retracted',
    reason,
    ...(erasureId === undefined ? {} : { erasureId }),
    recordId: null,
    sequence: row.sequence + 1,
    changed: row.filled,
    updatedAt: at,
  };
}
