import type { Confidence, FieldSet, Opinion, SharedWith, Tally } from '@firmograph/enrichment';
import type { Waiting } from './review.ts';
import type { Fill, Row } from './row.ts';

/** What a row said beside its company, so that it can say so again. */
export interface EarlierFill {
  readonly confidence: Confidence;
  readonly confidenceLabel?: string | undefined;
  readonly askedAt: string;
  readonly opinion?: Opinion | undefined;
  readonly sharedWith?: SharedWith | undefined;
  readonly definitionVersion: number;
  /** The run that brought it. */
  readonly runId: string;
}

/** What a part does to one row. */
export interface Change {
  readonly profileId: string;
  readonly before: {
    readonly sequence: number;
    /** Null: the row had been taken back. */
    readonly company: string | null;
    readonly recordId: string | null;
    /** Absent where the row had been taken back, or is from before this was kept. */
    readonly was?: EarlierFill;
  } | null;
  readonly sequence: number;
  readonly changed: FieldSet;
  /** Whose value it is, where it is not that of the record's own run. */
  readonly of?: Pick<EarlierFill, 'runId' | 'definitionVersion'>;
  /** It takes the row back: told of what is published. */
  readonly isEnd?: true;
  /** Null: the row is taken back. Absent once it is published: the row has it. */
  readonly after?: Fill | null;
}

/**
 * What was decided of one part of a batch. It is written before anything else happens and never decided again, so that
 * whoever finishes it does the same: the rows, and the messages about them, follow from it alone.
 */
export interface PartRecord {
  readonly id: string;
  readonly tenantId: string;
  readonly enrichmentId: string;
  readonly runId: string;
  readonly runOrder: string;
  readonly outputTable: string;
  readonly definitionVersion: number;
  readonly batch: number;
  readonly part: number;
  readonly parts: number;
  /** `decided`: its rows may be written or not. `published`: they are, and everybody has been told. */
  readonly state: 'decided' | 'published';
  readonly decidedAt: Date;
  /** In the order of the batch. */
  readonly profileIds: readonly string[];
  /** The outcome of each, as `codeOf` writes it. */
  readonly outcomes: readonly string[];
  readonly changes: readonly Change[];
  readonly tally: Tally;
  /** Matches that wait for a person; absent where the enrichment has none reviewed, and once they are written. */
  readonly waiting?: readonly Waiting[];
  /** It is no part of the run: it counts beside it. */
  readonly kind?: 'undo' | 'decision';
  /** Of an undo: rows that stay as they are, because something later wrote them. */
  readonly left?: number;
}

/** A change as it was decided, not yet published. */
export type OpenChange = Change & { readonly after: Fill | null };

export function isOpen(change: Change): change is OpenChange {
  return change.after !== undefined;
}

/** The row that a change makes. */
export function rowOf(record: PartRecord, { profileId, sequence, changed, after, of }: OpenChange): Row {
  const head = {
    enrichmentId: record.enrichmentId,
    profileId,
    outputTable: record.outputTable,
    definitionVersion: of?.definitionVersion ?? record.definitionVersion,
    sequence,
    runId: of?.runId ?? record.runId,
    runOrder: record.runOrder,
    recordId: record.id,
    updatedAt: record.decidedAt,
    changed,
  };
  return after === null
    ? { ...head, state: 'retracted', reason: record.kind === 'undo' ? 'undone' : 'not-matched' }
    : { ...head, ...after, state: 'filled' };
}
