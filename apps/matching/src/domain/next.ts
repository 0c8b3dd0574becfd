import { assertNever } from '@firmograph/kernel';
import type { AcceptedBatch, OpenBatch, SentBatch, StoredBatch } from './batch.ts';
import { backoffMs } from './backoff.ts';
import { endsWith, type PermitFact, type Purpose, type Refusal } from './permit.ts';
import type { Plan } from './plan.ts';
import type { Policy } from './policy.ts';
import type { Allowance } from './purse.ts';
import type { BlockReason, CancelReason, Run } from './run.ts';
import type { CallState } from './spend.ts';
import { trimmedPlan } from './trimmed-plan.ts';

/** What the ledger knows of a call. */
export interface LedgerFact {
  readonly state: CallState;
  /** As the provider gave it in answer to the call. */
  readonly bulkId?: string;
  /** As somebody told the callback address; believed only when its answers are the call's. */
  readonly hint?: string;
  /** A person has said that the call is to be made again, whatever became of it. */
  readonly isReleased?: boolean;
}

/** Leave to make one call. */
export type Slot = { readonly granted: true } | { readonly granted: false; readonly inMs: number };

/** What is known; a fact that is missing has not been asked for yet. */
export interface Facts {
  /** Null: no such run has been heard of. */
  readonly run: Run | null;
  readonly permit?: PermitFact;
  readonly plan?: Plan;
  /** Why the provider refuses the credential; null: it does not. */
  readonly block?: BlockReason | null;
  /** Records that the provider has for the credential. */
  readonly outstanding?: number;
  /** What the budgets say to a call about all that the plan asks. */
  readonly allowance?: Allowance;
  readonly slot?: Slot;
  /** Null: the ledger has no such call. */
  readonly entry?: LedgerFact | null;
}

export type WaitReason =
  | 'run-unknown'
  | 'paused'
  | 'not-permitted'
  | 'configuration-down'
  | 'blocked'
  | 'provider-full'
  | 'over-budget'
  | 'rate'
  | 'fate-unknown';

export type EndReason = 'canceled' | 'no-consent' | 'out-of-credits';

export type Decision =
  | { readonly do: 'learn'; readonly fact: 'permit'; readonly to: Purpose }
  | { readonly do: 'learn'; readonly fact: 'plan' | 'block' | 'outstanding' | 'allowance' | 'slot' | 'entry' }
  | { readonly do: 'wait'; readonly because: WaitReason; readonly until: Date }
  /** Its run is known now, and with it whose turn it takes. */
  | { readonly do: 'name' }
  /** No profile of it will be sent. */
  | { readonly do: 'end'; readonly reason: EndReason }
  /** All is known without a call. */
  | { readonly do: 'answer'; readonly plan: Plan }
  | { readonly do: 'call'; readonly plan: Plan }
  | { readonly do: 'poll'; readonly bulkId: string; readonly isHint: boolean }
  /** The provider took it; somebody else's call came through. */
  | { readonly do: 'adopt'; readonly bulkId: string }
  /** Its answer is remembered; somebody else's call came through. */
  | { readonly do: 'recover' }
  /** The provider did not take it. */
  | { readonly do: 'take-back'; readonly until: Date }
  | { readonly do: 'give-up'; readonly reason: 'ambiguous' | 'call-failed' };

export interface Context {
  readonly policy: Policy;
  readonly now: Date;
}

/** What to do with a batch, or which fact is missing to say so. */
export function next(batch: OpenBatch, facts: Facts, context: Context): Decision {
  if (facts.run === null) return wait('run-unknown', context, context.policy.outageFirstMs * 2);
  if (batch.connectionId === '') return { do: 'name' };
  switch (batch.state) {
    case 'stored':
      return endedBy(facts.run) ?? withPermit(batch, facts, context);
    case 'sent':
      return afterSending(batch, facts, context);
    case 'accepted':
      return collecting(batch, facts, context);
    default:
      return assertNever(batch);
  }
}

function endedBy({ cancel, isOver, blocked }: Run): Decision | undefined {
  if (cancel === null && !isOver) return undefined;
  return { do: 'end', reason: endReason(cancel ?? 'canceled', blocked) };
}

function withPermit(batch: StoredBatch, facts: Facts, context: Context): Decision {
  const { run, permit } = facts;
  if (run?.isPaused === true) return wait('paused', context, context.policy.pauseMs);
  if (permit === undefined) return { do: 'learn', fact: 'permit', to: 'submit' };
  if (permit.kind === 'unavailable') return wait('configuration-down', context, context.policy.outageFirstMs * 5);
  if (permit.kind === 'refused') return notPermitted(permit.because, run, context);
  // Nobody is asked about a company without its name.
  if (!permit.fields.includes('name')) return { do: 'end', reason: 'no-consent' };
  return beforeCalling(batch, facts, context);
}

function notPermitted(because: Refusal, run: Run | null, context: Context): Decision {
  const cancel = endsWith(because);
  if (cancel === null) return wait('not-permitted', context, context.policy.pauseMs);
  return { do: 'end', reason: endReason(cancel, run?.blocked ?? null) };
}

/** A run that was canceled while the provider wanted credits was not attempted for want of credits. */
function endReason(cancel: CancelReason, blocked: BlockReason | null): EndReason {
  return cancel === 'canceled' && blocked === 'out-of-credits' ? blocked : cancel;
}

function beforeCalling(batch: StoredBatch, facts: Facts, context: Context): Decision {
  const { plan, block, outstanding } = facts;
  if (plan === undefined) return { do: 'learn', fact: 'plan' };
  if (plan.questions.length === 0) return { do: 'answer', plan };
  if (block === undefined) return { do: 'learn', fact: 'block' };
  if (block !== null) return wait('blocked', context, context.policy.pauseMs);
  if (outstanding === undefined) return { do: 'learn', fact: 'outstanding' };
  if (outstanding + plan.questions.length > context.policy.maxOutstanding)
    return wait('provider-full', context, context.policy.outageFirstMs * 5);
  return withinBudgets(batch, plan, facts, context);
}

function withinBudgets(batch: StoredBatch, plan: Plan, { allowance, slot }: Facts, context: Context): Decision {
  if (allowance === undefined) return { do: 'learn', fact: 'allowance' };
  if (allowance.kind === 'wait')
    return { do: 'wait', because: 'over-budget', until: untilMore(allowance.until, context) };
  if (allowance.kind === 'over') return { do: 'answer', plan: trimmedPlan(plan, batch.profiles, 0) };
  return withSlot(slot, context, { do: 'call', plan: trimmedPlan(plan, batch.profiles, allowance.credits) });
}

/** It is looked at from time to time all the same: a run of which nobody speaks for a day has failed. */
export function untilMore(until: Date | null, { now, policy }: Context): Date {
  const look = new Date(now.getTime() + policy.budgetLookMs);
  return until === null || until > look ? look : until;
}

function withSlot(slot: Slot | undefined, context: Context, decision: Decision): Decision {
  if (slot === undefined) return { do: 'learn', fact: 'slot' };
  return slot.granted ? decision : wait('rate', context, slot.inMs);
}

function afterSending(batch: SentBatch, facts: Facts, context: Context): Decision {
  const { entry } = facts;
  if (entry === undefined) return { do: 'learn', fact: 'entry' };
  switch (entry?.state) {
    case 'accepted':
      return entry.bulkId === undefined ? inDoubt(batch, facts, context) : { do: 'adopt', bulkId: entry.bulkId };
    case 'answered':
      return { do: 'recover' };
    case 'refused': {
      const { outageFirstMs, outageMostMs } = context.policy;
      return { do: 'take-back', until: later(context, backoffMs(batch.attempts + 1, outageFirstMs, outageMostMs)) };
    }
    case 'ambiguous':
      return abandoned(entry, context);
    default:
      return inDoubt(batch, facts, context);
  }
}

/** It is not looked for any more. */
function abandoned({ isReleased }: LedgerFact, { now }: Context): Decision {
  return isReleased === true ? { do: 'take-back', until: now } : { do: 'give-up', reason: 'ambiguous' };
}

/** Nobody knows whether the call went through. It is never made again; its answer may still be found. */
function inDoubt(batch: SentBatch, facts: Facts, context: Context): Decision {
  const hopeEnds = new Date(batch.call.sentAt.getTime() + hopeMs(batch, facts.entry ?? null, context.policy));
  const isHopeless = context.now >= hopeEnds;
  const hint = facts.entry?.hint;
  // A hint that came late is looked at once all the same.
  if (hint !== undefined && (!isHopeless || batch.call.polls === 0))
    return asking(facts, context, { do: 'poll', bulkId: hint, isHint: true });
  if (isHopeless) return { do: 'give-up', reason: 'ambiguous' };
  const again = later(context, context.policy.leaseMs);
  return { do: 'wait', because: 'fate-unknown', until: again < hopeEnds ? again : hopeEnds };
}

/** Without an address for callbacks only the caller itself could still report: it is either dead, or frozen for a while. */
function hopeMs({ call }: SentBatch, entry: LedgerFact | null, { ambiguousAfterMs, leaseMs }: Policy): number {
  if (call.canCallBack) return ambiguousAfterMs;
  return entry?.state === 'unknown' ? 0 : Math.min(ambiguousAfterMs, 2 * leaseMs);
}

function collecting(batch: AcceptedBatch, facts: Facts, context: Context): Decision {
  return asking(facts, context, { do: 'poll', bulkId: batch.bulkId, isHint: false });
}

function asking({ permit, block, slot }: Facts, context: Context, poll: Decision & { do: 'poll' }): Decision {
  if (permit === undefined) return { do: 'learn', fact: 'permit', to: 'collect' };
  if (permit.kind === 'unavailable') return wait('configuration-down', context, context.policy.outageFirstMs * 5);
  if (permit.kind === 'refused') return notCollectable(permit.because, context, poll);
  if (block === undefined) return { do: 'learn', fact: 'block' };
  if (block !== null) return wait('blocked', context, context.policy.pauseMs);
  return withSlot(slot, context, poll);
}

function notCollectable(because: Refusal, context: Context, { isHint }: Decision & { do: 'poll' }): Decision {
  const isForGood = because === 'settled' || because === 'removed';
  if (!isForGood) return wait('not-permitted', context, context.policy.pauseMs);
  return { do: 'give-up', reason: isHint ? 'ambiguous' : 'call-failed' };
}

function wait(because: WaitReason, context: Context, forMs: number): Decision {
  return { do: 'wait', because, until: later(context, forMs) };
}

function later({ now }: Context, ms: number): Date {
  return new Date(now.getTime() + ms);
}
