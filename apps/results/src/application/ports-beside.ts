import type { ReviewReason } from '@firmograph/enrichment';
import type { PartRecord } from '../domain/part-record.ts';
import type { Review, ReviewState } from '../domain/review.ts';
import type { Held, Page, Paging, PartPlace } from './port-shapes.ts';

// What stands beside the runs: undos, changes, reviews. `ports.ts` is their door.

/** An undo of a run, under way until `doneAt`. */
export interface Undo {
  readonly tenantId: string;
  readonly runId: string;
  readonly enrichmentId: string;
  readonly requestedBy: string;
  readonly requestedAt: Date;
  /** The part that was undone last. */
  readonly cursor: PartPlace;
  readonly restored: number;
  readonly retracted: number;
  readonly left: number;
  readonly doneAt: Date | null;
}

export abstract class Undos {
  /** Keeps the first; gives back what is there. */
  abstract request(
    undo: Pick<Undo, 'tenantId' | 'runId' | 'enrichmentId' | 'requestedBy' | 'requestedAt'>,
  ): Promise<Undo>;
  abstract find(tenantId: string, runId: string): Promise<Undo | null>;
  abstract claimDue(now: Date): Promise<(Held & Undo) | null>;
  /** Nothing happens when the hold was lost. */
  abstract progress(
    held: Held,
    done: Pick<Undo, 'cursor' | 'restored' | 'retracted' | 'left' | 'doneAt'>,
  ): Promise<void>;
}

export interface ReviewQuery extends Paging {
  readonly state: ReviewState;
  readonly why?: ReviewReason | undefined;
}

/** Rows of an enrichment that may have changed, under a number that rises by one. */
export interface ListedChange {
  readonly no: number;
  readonly profileIds: readonly string[];
}

export abstract class Changes {
  /** The last number given; 0: none was. */
  abstract head(tenantId: string, enrichmentId: string): Promise<number>;
  /** In the order of their numbers. */
  abstract after(tenantId: string, enrichmentId: string, no: number, limit: number): Promise<readonly ListedChange[]>;
  /** Gives numbers to what was written and has none yet. */
  abstract list(now: Date): Promise<'worked' | 'idle'>;
}

export abstract class Reviews {
  /** The matches of a part that wait; what an older run had waiting for its profiles does so no more. */
  abstract wait(record: PartRecord): Promise<void>;
  abstract ofProfiles(
    tenantId: string,
    enrichmentId: string,
    profileIds: readonly string[],
  ): Promise<ReadonlyMap<string, Review>>;
  abstract find(tenantId: string, enrichmentId: string, profileId: string): Promise<Review | null>;
  /** In profile id order. */
  abstract page(tenantId: string, enrichmentId: string, query: ReviewQuery): Promise<Page<Review>>;
  /** What is decided is due to be done. Null: it is no longer as it was. */
  abstract decide(review: Review, state: ReviewState, by: string, at: Date): Promise<Review | null>;
  /** What was decided is done. */
  abstract done(review: Review): Promise<void>;
  /** Decided by somebody who has not done it. */
  abstract claimUndone(now: Date): Promise<Review | null>;
}
