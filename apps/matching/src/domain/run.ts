export type CancelReason = 'canceled' | 'no-consent';
export type BlockReason = 'credentials-refused' | 'out-of-credits';

/** What matching needs to know of a run. */
export interface Run {
  readonly runId: string;
  readonly enrichmentId: string;
  readonly connectionId: string;
  readonly definitionVersion: number;
  readonly freshForDays: number;
  /** What was answered before is asked again. Absent: what is fresh is not. */
  readonly asksAgainSince?: Date;
  /** Most credits that it may spend; absent: no budget of its own. */
  readonly budget?: number;
  /** Answers are held against what was asked. */
  readonly wantsOpinion: boolean;
  /** What was asked is told with the answer, for the person who reviews it. */
  readonly tellsAsked?: true;
  /** Profiles that are the same company are asked about once. Runs from before this was known lack it. */
  readonly sharesAnswers?: boolean;
  /** How often our own judgement has to be right where it decides. Absent: as is usual for what it decides. */
  readonly targetPrecision?: number;
  readonly isPaused: boolean;
  readonly cancel: CancelReason | null;
  /** Why the provider refuses its credential; null: it does not. */
  readonly blocked: BlockReason | null;
  /** How often a person has let it go on: what was refused before that says nothing about now. */
  readonly resumptions: number;
  /** Completed, canceled or failed: nobody waits for it any more. */
  readonly isOver: boolean;
}

const dayMs = 24 * 60 * 60 * 1000;

/** How old an answer may be to be used again; null: every profile is asked about. */
export function freshSince(
  { freshForDays, asksAgainSince }: Pick<Run, 'freshForDays' | 'asksAgainSince'>,
  now: Date,
): Date | null {
  if (freshForDays === 0) return null;
  const since = new Date(now.getTime() - freshForDays * dayMs);
  return asksAgainSince !== undefined && asksAgainSince > since ? asksAgainSince : since;
}
