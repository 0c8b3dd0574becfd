import { noOutcomes, type EnrichmentDefinition, type OutcomeCounts } from '@firmograph/enrichment';
import type { BlockReason } from './connection.ts';
import type { RunOrder } from './run-order.ts';

export type RunState =
  | 'waiting'
  | 'queued'
  | 'sourcing'
  | 'running'
  | 'paused'
  | 'blocked'
  | 'canceling'
  | 'completed'
  | 'canceled'
  | 'skipped'
  | 'failed';

export type CancelReason = 'canceled' | 'no-consent';

/** Each is noted when it is first heard. */
export interface RunSteps {
  readonly announcedAt?: Date;
  readonly sourcedAt?: Date;
  readonly answeredAt?: Date;
  readonly settledAt?: Date;
}

export interface Run {
  readonly runId: string;
  readonly definition: EnrichmentDefinition;
  readonly requestedBy: string;
  readonly requestedAt: Date;
  /** Absent: of before there was anything to order. */
  readonly order?: RunOrder;
  readonly state: RunState;
  /** Why it is paused, blocked, being canceled, canceled, skipped or failed. */
  readonly reason: string | null;
  /** Size of the data set; null until it is frozen. */
  readonly profiles: number | null;
  readonly counts: OutcomeCounts | null;
  readonly endedAt: Date | null;
  /** It left its plan, and a person let it go on: for the rest of the run. */
  readonly isPlanLifted?: true;
  /** When its steps began and ended, as far as they did. Absent: of before that was noted. */
  readonly steps?: RunSteps;
  /** What became of its profiles, by `<outcome>/<reason>`, once it is settled. */
  readonly reasons?: Readonly<Record<string, number>>;
  /** Answers that were still fresh. */
  readonly cached?: number;
  /** Last sign of life: what stands still for too long after it has failed. */
  readonly aliveAt: Date;
  /** Reports that were heard, the last few, so that one that comes again is not heard again. */
  readonly heard: readonly string[];
}

export interface Settlement {
  readonly profiles: number;
  readonly counts: OutcomeCounts;
  readonly reasons?: Readonly<Record<string, number>>;
  readonly cached?: number;
  readonly answeredAt?: Date;
}

export type RunEvent =
  /** The run that it waited for is over; it begins, with the definition as it is by now. */
  | { readonly kind: 'start'; readonly definition: EnrichmentDefinition }
  /** Its time came, and it could not begin. */
  | { readonly kind: 'skip'; readonly reason: string }
  | { readonly kind: 'announced' }
  | { readonly kind: 'sourced'; readonly profiles: number }
  | { readonly kind: 'blocked'; readonly reason: BlockReason; readonly saidBy: 'matching' | 'us' }
  | ({ readonly kind: 'settled' } & Settlement)
  | { readonly kind: 'pause' }
  /** It comes to more, or to other than its plan says: it pauses itself and asks. */
  | { readonly kind: 'stray'; readonly reason: string }
  /** A person lets the run go on; its connection may be blocked meanwhile. */
  | { readonly kind: 'resume'; readonly blockedBecause: BlockReason | null }
  /** The connection was resumed. */
  | { readonly kind: 'unblock' }
  | { readonly kind: 'cancel'; readonly reason: CancelReason }
  | { readonly kind: 'stand-still' };

/** What the others have to hear of a step. */
export type RunFact =
  'requested' | 'paused' | 'resumed' | 'cancel-requested' | 'blocked' | 'completed' | 'canceled' | 'failed';

export type Step =
  | { readonly kind: 'moved'; readonly run: Run; readonly says: RunFact | null }
  | { readonly kind: 'ignored' }
  | { readonly kind: 'refused'; readonly rule: 'over' | 'not-pausable' | 'not-paused' };

const ignored: Step = { kind: 'ignored' };
const refused = (rule: 'over' | 'not-pausable' | 'not-paused'): Step => ({ kind: 'refused', rule });
const moved = (run: Run, says: RunFact | null): Step => ({ kind: 'moved', run, says });

export function isOver(state: RunState): boolean {
  return state === 'completed' || state === 'canceled' || state === 'failed' || state === 'skipped';
}

/** Its time came, and it could not begin: it is part of the history, and nobody else hears of it. */
export function skipped(request: RunRequested, reason: string): Run {
  return { ...queued(request), state: 'skipped', reason, endedAt: request.requestedAt };
}

type RunRequested = Pick<Run, 'runId' | 'definition' | 'requestedBy' | 'requestedAt' | 'order'>;

export function queued({ runId, definition, requestedBy, requestedAt, order }: RunRequested): Run {
  const request = { runId, definition, requestedBy, requestedAt, ...(order === undefined ? {} : { order }) };
  const nothingYet = { reason: null, profiles: null, counts: null, endedAt: null, heard: [] } as const;
  return { ...request, ...nothingYet, state: 'queued', aliveAt: requestedAt };
}

/** Nobody hears of it before the run that it waits for is over. */
export function waiting(request: RunRequested): Run {
  return { ...queued(request), state: 'waiting' };
}

/**
 * What an event makes of a run. Nothing leads out of completed, canceled and failed; counts may still be corrected there,
 * because a message that was put aside can be handled later.
 */
export function next(run: Run, event: RunEvent, now: Date): Step {
  const step = stepOf(run, event, now);
  return step.kind === 'moved' ? { ...step, run: { ...step.run, aliveAt: now } } : step;
}

function stepOf(run: Run, event: RunEvent, now: Date): Step {
  if (isOver(run.state)) return afterTheEnd(run, event);
  if (run.state === 'waiting') return whileItWaits(run, event, now);
  return event.kind === 'start' || event.kind === 'skip' ? ignored : underWay(run, event, now);
}

function whileItWaits(run: Run, event: RunEvent, now: Date): Step {
  switch (event.kind) {
    case 'start':
      return moved({ ...run, definition: event.definition, state: 'queued' }, 'requested');
    case 'cancel':
      return moved({ ...run, state: 'canceled', reason: event.reason, endedAt: now }, null);
    case 'skip':
      return moved({ ...run, state: 'skipped', reason: event.reason, endedAt: now }, null);
    case 'pause':
      return refused('not-pausable');
    case 'resume':
      return refused('not-paused');
    default:
      return ignored;
  }
}

function afterTheEnd(run: Run, event: RunEvent): Step {
  if (event.kind === 'settled') {
    return moved({ ...run, ...settlementOf(event) }, null);
  }
  const isAsked = event.kind === 'pause' || event.kind === 'resume' || event.kind === 'cancel';
  return isAsked ? refused('over') : ignored;
}

function underWay(run: Run, event: Exclude<RunEvent, { kind: 'start' | 'skip' }>, now: Date): Step {
  switch (event.kind) {
    case 'announced':
      return run.state === 'queued' ? moved({ ...noted(run, { announcedAt: now }), state: 'sourcing' }, null) : ignored;
    case 'sourced':
      return sourced(run, event.profiles, now);
    case 'settled':
      return settled(run, event, now);
    case 'blocked':
      return blockedBy(run, event);
    case 'cancel':
      return canceling(run, event.reason);
    case 'stand-still':
      return stoodStill(run, now);
    default:
      return heldOrReleased(run, event);
  }
}

/** Who cancels first says why. */
function canceling(run: Run, reason: CancelReason): Step {
  return run.state === 'canceling' ? ignored : moved({ ...run, state: 'canceling', reason }, 'cancel-requested');
}

function stoodStill(run: Run, now: Date): Step {
  return isWaiting(run) ? ignored : moved({ ...run, state: 'failed', reason: 'standstill', endedAt: now }, 'failed');
}

type Holding = Extract<RunEvent, { kind: 'pause' | 'stray' | 'resume' | 'unblock' }>;

function heldOrReleased(run: Run, event: Holding): Step {
  switch (event.kind) {
    case 'pause':
      return paused(run);
    case 'stray':
      return strayed(run, event.reason);
    case 'resume':
      if (run.state !== 'paused') return refused('not-paused');
      return event.blockedBecause === null
        ? goingOn(accepted(run))
        : moved({ ...accepted(run), state: 'blocked', reason: event.blockedBecause }, 'blocked');
    case 'unblock':
      return run.state === 'blocked' ? goingOn(run) : ignored;
  }
}

function paused(run: Run): Step {
  if (run.state === 'paused') return ignored;
  if (run.state === 'blocked' || run.state === 'canceling') return refused('not-pausable');
  return moved({ ...run, state: 'paused' }, 'paused');
}

/** Why a run paused that left its plan begins with this. */
export const beyondPlan = 'beyond-plan';

function strayed(run: Run, reason: string): Step {
  const isWorking = run.state === 'queued' || run.state === 'sourcing' || run.state === 'running';
  if (!isWorking || run.isPlanLifted === true) return ignored;
  return moved({ ...run, state: 'paused', reason }, 'paused');
}

function accepted(run: Run): Run {
  return run.reason?.startsWith(beyondPlan) === true ? { ...run, isPlanLifted: true } : run;
}

const goingOn = (run: Run): Step =>
  moved({ ...run, state: run.profiles === null ? 'sourcing' : 'running', reason: null }, 'resumed');

function sourced(run: Run, profiles: number, now: Date): Step {
  // There is nothing to match and nobody to report on it.
  const known = noted(run, { sourcedAt: now });
  if (profiles === 0) return settled(known, { profiles, counts: noOutcomes }, now);
  const isSourcing = run.state === 'queued' || run.state === 'sourcing';
  return moved({ ...known, profiles, state: isSourcing ? 'running' : run.state }, null);
}

function settled(run: Run, settlement: Settlement, now: Date): Step {
  const { counts, answeredAt = now } = settlement;
  const ended = { ...noted(run, { answeredAt, settledAt: now }), ...settlementOf(settlement), endedAt: now };
  if (counts['not-attempted'] === 0) return moved({ ...ended, state: 'completed', reason: null }, 'completed');
  return moved({ ...ended, state: 'canceled', reason: run.reason ?? 'not-attempted' }, 'canceled');
}

function settlementOf({ profiles, counts, reasons, cached }: Settlement) {
  const details = { ...(reasons === undefined ? {} : { reasons }), ...(cached === undefined ? {} : { cached }) };
  return { profiles, counts, ...details };
}

function noted(run: Run, steps: RunSteps): Run {
  return { ...run, steps: { ...steps, ...run.steps } };
}

/** A run that a person paused stays paused, one that ends goes on ending: the connection knows of the block. */
function blockedBy(run: Run, { reason, saidBy }: Extract<RunEvent, { kind: 'blocked' }>): Step {
  if (run.state === 'paused' || run.state === 'canceling') return ignored;
  if (run.state === 'blocked' && run.reason === reason) return ignored;
  // What matching said, all have heard.
  return moved({ ...run, state: 'blocked', reason }, saidBy === 'matching' ? null : 'blocked');
}

/** Somebody has to do something first, or another run to end; that may take as long as it takes. */
function isWaiting({ state }: Run): boolean {
  return state === 'paused' || state === 'blocked' || state === 'waiting';
}

/** When a run without a further sign of life has failed; null while it waits for a person, and once it is over. */
export function standstillAt(run: Run, limitMs: number): Date | null {
  return isOver(run.state) || isWaiting(run) ? null : new Date(run.aliveAt.getTime() + limitMs);
}
