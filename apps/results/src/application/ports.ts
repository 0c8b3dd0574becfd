import type { OutgoingMessage } from '@firmograph/contracts';
import type { CompanyField, EnrichmentDefinition, FieldSet, Tally } from '@firmograph/enrichment';
import type { PresentRow } from '../domain/decide-part.ts';
import type { OpenChange, PartRecord } from '../domain/part-record.ts';
import type { RowPlace, RowSort } from '../domain/row-order.ts';
import type { RowFilter } from '../domain/row-filter.ts';
import type { FilledRow, RetractedRow, Row } from '../domain/row.ts';
import type { Run, Stray, Sums } from '../domain/run.ts';
import type { Period } from '../domain/run-points.ts';
import type { Held, Page, Paging, PartPlace } from './port-shapes.ts';

export type { Held, Page, Paging, PartPlace } from './port-shapes.ts';
export { Changes, Reviews, Undos } from './ports-beside.ts';
export type { ListedChange, ReviewQuery, Undo } from './ports-beside.ts';

// Abstract classes, not interfaces: they are their own Nest tokens. Each throws DependencyUnavailable when it is out of reach.

export type NewRun = Pick<Run, 'tenantId' | 'runId' | 'enrichmentId' | 'definition' | 'requestedAt' | 'plan'>;

/** How long a run is left alone after a part was counted, in milliseconds: many parts are one look. */
export const settleAfterMs = 150;

export abstract class Runs {
  /** Keeps the first: a run never changes its definition. */
  abstract begin(run: NewRun): Promise<void>;
  abstract find(tenantId: string, runId: string): Promise<Run | null>;
  /** Each of the next three says whether the run is known. */
  abstract freeze(tenantId: string, runId: string, frozen: NonNullable<Run['frozen']>): Promise<boolean>;
  abstract wait(tenantId: string, runId: string, waiting: NonNullable<Run['waiting']>): Promise<boolean>;
  abstract end(tenantId: string, runId: string, ended: NonNullable<Run['ended']>): Promise<boolean>;
  /** A part has been counted: the run is due for a look in `settleAfterMs`. */
  abstract touch(tenantId: string, runId: string): Promise<void>;
  /** A run that is due for a look; and what was counted at its last one, where it is settled. */
  abstract claimDue(now: Date): Promise<(Held & { readonly run: Run }) | null>;
  /** The look is over; `settled` settles the run, and says so to everybody. Nothing happens when the hold was lost. */
  abstract release(held: Held, sums: Sums, settled: NonNullable<Run['settled']> | null): Promise<void>;
  /** The run has left its plan: noted, and said to everybody, once. */
  abstract stray(tenantId: string, runId: string, strayed: Stray): Promise<void>;
  /** All runs that are under way are due for a look now. */
  abstract touchOpen(): Promise<void>;
  /** What was counted at the last look; null where there was none yet. */
  abstract lastSums(tenantId: string, runId: string): Promise<Sums | null>;
  /** A run of the enrichment is neither settled nor ended. */
  abstract isUnderWay(tenantId: string, enrichmentId: string): Promise<boolean>;
  /** Newest first. */
  abstract page(tenantId: string, enrichmentId: string, paging: Paging): Promise<Page<Run>>;
  /** Those that got their counts in a time, newest first. */
  abstract settledIn(tenantId: string, enrichmentId: string, period: Period, limit: number): Promise<readonly Run[]>;
  /** Those of all enrichments that ended last, newest first. */
  abstract endedLast(tenantId: string, limit: number): Promise<readonly Run[]>;
}

/** What a record says about outcomes. */
export type RecordedOutcomes = Pick<PartRecord, 'batch' | 'part' | 'enrichmentId' | 'profileIds' | 'outcomes'>;

export interface RecordedChange {
  readonly runId: string;
  readonly at: Date;
  readonly changed: readonly CompanyField[];
  readonly before: {
    readonly company: string | null;
    readonly recordId: string | null;
    readonly was?: { readonly runId: string };
  } | null;
}

export interface ChangeCount {
  readonly kind: 'created' | 'changed' | 'retracted';
  readonly changed: FieldSet;
  readonly rows: number;
}

export abstract class Records {
  /** How old an unfinished record is, in milliseconds, before another than the one who decided it finishes it. */
  abstract readonly leftAloneMs: number;
  /** False: there is one already, and it stays. */
  abstract insert(record: PartRecord): Promise<boolean>;
  abstract find(tenantId: string, id: string): Promise<PartRecord | null>;
  /** Which of these exist, and which are published. */
  abstract states(tenantId: string, ids: readonly string[]): Promise<ReadonlyMap<string, PartRecord['state']>>;
  abstract markPublished(record: PartRecord): Promise<void>;
  /** A record whose writer has not finished it in time. */
  abstract claimUnfinished(now: Date): Promise<PartRecord | null>;
  /** Records of a run in the order of its batches, from this part on. */
  abstract outcomesOf(
    tenantId: string,
    runId: string,
    from: { readonly batch: number; readonly part: number },
  ): AsyncIterable<RecordedOutcomes>;
  /** The part of a run that comes after this one, published; null: there is none. */
  abstract nextOf(tenantId: string, runId: string, after: PartPlace): Promise<PartRecord | null>;
  /** What the parts of a run did to rows, counted by what kind of change it was. */
  abstract changeCounts(tenantId: string, runId: string): Promise<readonly ChangeCount[]>;
  abstract changeOf(tenantId: string, id: string, profileId: string): Promise<RecordedChange | null>;
}

/** How many profiles of a part ended how. */
export interface PartTally {
  readonly tenantId: string;
  readonly runId: string;
  readonly batch: number;
  readonly part: number;
  readonly parts: number;
  readonly profiles: number;
  readonly tally: Tally;
  readonly at: Date;
}

export abstract class Tallies {
  /** Takes the place of what was counted for the part before. */
  abstract count(tally: PartTally): Promise<void>;
  /** Leaves alone what was counted for a part before. */
  abstract countUncounted(tallies: readonly PartTally[]): Promise<void>;
  abstract sum(tenantId: string, runId: string): Promise<Sums>;
  /** Batches, of so many, that are not counted whole: the first thousand. */
  abstract missing(tenantId: string, runId: string, batches: number): Promise<readonly number[]>;
}

export interface SortedQuery {
  readonly sort: RowSort;
  readonly from: RowPlace | null;
  readonly limit: number;
}

export interface RowSummary {
  readonly rows: number;
  readonly lastUpdate: Date | null;
  readonly confidences: Record<string, number>;
  readonly fields: Record<string, number>;
}

export abstract class Rows {
  abstract present(
    tenantId: string,
    enrichmentId: string,
    profileIds: readonly string[],
  ): Promise<ReadonlyMap<string, PresentRow>>;
  /** Writes the rows of a record, each only over the row it was decided on. Says which are as the record says, written now or before. */
  abstract write(record: PartRecord): Promise<readonly OpenChange[]>;
  /** Takes rows back, each only from the state before, and says so to everybody. */
  abstract withdraw(tenantId: string, rows: readonly RetractedRow[]): Promise<void>;
  abstract find(tenantId: string, enrichmentId: string, profileId: string): Promise<Row | null>;
  abstract filled(
    tenantId: string,
    enrichmentId: string,
    profileIds: readonly string[],
  ): Promise<ReadonlyMap<string, FilledRow>>;
  /** Rows that are filled, in profile id order. */
  abstract page(tenantId: string, enrichmentId: string, paging: Paging & RowFilter): Promise<Page<FilledRow>>;
  /** Rows that are filled, as they are sorted, from this place on. */
  abstract sorted(
    tenantId: string,
    enrichmentId: string,
    query: SortedQuery & RowFilter,
  ): Promise<readonly FilledRow[]>;
  /** By profile, filled or taken back. */
  abstract ofProfiles(
    tenantId: string,
    enrichmentId: string,
    profileIds: readonly string[],
  ): Promise<ReadonlyMap<string, Row>>;
  abstract ofProfile(
    tenantId: string,
    enrichmentIds: readonly string[],
    profileId: string,
  ): Promise<readonly FilledRow[]>;
  abstract summary(tenantId: string, enrichmentId: string): Promise<RowSummary>;
  /** By message key, whoever's it is. */
  abstract sequences(keys: readonly string[]): Promise<ReadonlyMap<string, number>>;
  /** By message key; `isSaid` is false while the row itself still has to say what it is. */
  abstract standing(
    key: string,
  ): Promise<{ readonly tenantId: string; readonly row: Row | ErasedRow; readonly isSaid: boolean } | null>;
}

/** Nothing is left of it; whatever is still said under its key with a lower sequence comes to an end. */
export interface ErasedRow {
  readonly state: 'erased';
  readonly sequence: number;
  readonly recordId: null;
}

export type Known = 'unknown' | 'known' | 'deleted';

export abstract class Enrichments {
  abstract know(tenantId: string, enrichmentId: string): Promise<void>;
  /** The newest definition that was heard of stays. */
  abstract define(tenantId: string, definition: EnrichmentDefinition): Promise<void>;
  /** Null: none was heard of. */
  abstract definition(tenantId: string, enrichmentId: string): Promise<EnrichmentDefinition | null>;
  abstract state(tenantId: string, enrichmentId: string): Promise<Known>;
  abstract idsOf(tenantId: string): Promise<readonly string[]>;
  /** For ever: what comes for it later is refused. Its rows are due to be taken back. */
  abstract delete(tenantId: string, enrichmentId: string, at: Date): Promise<void>;
  abstract claimDeleted(now: Date): Promise<(Held & DeletedEnrichment) | null>;
  /** Rows up to `cursor` are taken back; null: all are. */
  abstract progress(held: Held, cursor: string | null): Promise<void>;
}

export interface DeletedEnrichment {
  readonly enrichmentId: string;
  readonly cursor: string | undefined;
}

export interface DeletedProfile {
  readonly profileId: string;
  /** As sourcing says. */
  readonly at: Date;
  readonly heardAt: Date;
}

export abstract class DeletedProfiles {
  abstract add(tenantId: string, profileId: string, at: Date): Promise<void>;
  /** Which of these were deleted at this time or later. */
  abstract since(tenantId: string, profileIds: readonly string[], at: Date): Promise<ReadonlySet<string>>;
  abstract claimDue(now: Date): Promise<(Held & DeletedProfile) | null>;
  /** Looked at; again at `dueAt`, or never. */
  abstract release(held: Held, dueAt: Date | null): Promise<void>;
}

/** A key of the public topic on which an older state may have landed last. */
export interface Doubt extends Held {
  readonly partition: number;
  /** The sequence that landed last. */
  readonly landed: number;
  /** When everything before `end` has been read and the doubt still stands, `sequence` has not landed last. */
  readonly expected: { readonly sequence: number; readonly end: string } | null;
}

export abstract class Doubts {
  abstract areOpen(partition: number): Promise<boolean>;
  /** By key: the sequence that landed last. */
  abstract raise(partition: number, landed: ReadonlyMap<string, number>, dueAt: Date): Promise<void>;
  abstract drop(keys: readonly string[]): Promise<void>;
  abstract claimDue(now: Date): Promise<Doubt | null>;
  abstract release(doubt: Doubt, expected: Doubt['expected'], dueAt: Date): Promise<void>;
}

/** How far the public topic reaches, and how far the group has read it; offsets of the next message. */
export abstract class OwnTopic {
  abstract endOf(partition: number): Promise<bigint>;
  abstract readUpTo(partition: number): Promise<bigint>;
}

export abstract class Announcements {
  /** Resolves when every message is safe. */
  abstract publish(messages: readonly OutgoingMessage[]): Promise<void>;
}

/** What was erased, each as it was before that. */
export interface ErasedOnes {
  readonly isEmpty: boolean;
  hasProfile(profileId: string, at: Date): boolean;
  /** It was erased at some time. */
  knowsProfile(profileId: string): boolean;
  hasDerived(profileId: string, at: Date, connectionId?: string): boolean;
  hasCompany(identifiers: readonly string[], at: Date): boolean;
  /** Where the sequence of what begins anew goes on; 0: the profile was never erased. */
  sequenceFloor(profileId: string): number;
  /** What stands for an erased profile where it was counted. */
  aliasOf(profileId: string): string;
}

export abstract class ErasedData {
  abstract of(tenantId: string): Promise<ErasedOnes>;
}

export const nothingErased: ErasedData = {
  of: async () => ({
    isEmpty: true,
    hasProfile: () => false,
    knowsProfile: () => false,
    hasDerived: () => false,
    hasCompany: () => false,
    sequenceFloor: () => 0,
    aliasOf: (profileId) => profileId,
  }),
};

/** The erasures that this service was asked for. */
export abstract class HeardErasures {
  abstract knows(tenantId: string, erasureId: string): Promise<boolean>;
}

export abstract class Acknowledgements {
  /** Keeps the first of each consumer, and says so; gives back when that was. */
  abstract keep(tenantId: string, erasureId: string, consumer: string, at: Date): Promise<Date>;
}
