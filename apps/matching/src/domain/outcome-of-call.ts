import type { AcceptedBatch, OpenBatch, SentBatch } from './batch.ts';
import { backoffMs, pollDelayMs } from './backoff.ts';
import { isOfCall, type ProviderRecord } from './answers.ts';
import type { Context } from './next.ts';
import type { BlockReason } from './run.ts';

/** The provider did not do what it was asked, and nothing was charged. */
export type Refused =
  | { readonly kind: 'refused'; readonly cause: 'not-sent' | 'credentials' | 'out-of-credits' }
  | { readonly kind: 'refused'; readonly cause: 'busy'; readonly status: number; readonly retryAfterMs?: number }
  | { readonly kind: 'refused'; readonly cause: 'rejected'; readonly status: number };

/** Nobody knows whether it did. */
export interface FateUnknown {
  readonly kind: 'unknown';
  readonly cause: string;
}

export type Submitted =
  | { readonly kind: 'accepted'; readonly bulkId: string }
  | { readonly kind: 'answered'; readonly record: ProviderRecord }
  | Refused
  | FateUnknown;

export type Polled =
  | { readonly kind: 'pending' | 'lost' }
  | { readonly kind: 'done'; readonly records: readonly ProviderRecord[] }
  | Refused
  | FateUnknown;

/** What follows from the answer to a call. `isOutage`: the provider is in trouble, not the call. */
export type AfterCall =
  | { readonly then: 'collect'; readonly bulkId: string }
  | { readonly then: 'answered'; readonly records: readonly ProviderRecord[] }
  /** It was not taken: the same again, later. */
  | { readonly then: 'again'; readonly reason: string; readonly until: Date }
  | { readonly then: 'block'; readonly reason: BlockReason }
  | { readonly then: 'fail'; readonly reason: string }
  | { readonly then: 'doubt'; readonly reason: string };

export function afterCall(batch: OpenBatch, result: Submitted, context: Context): AfterCall {
  switch (result.kind) {
    case 'accepted':
      return { then: 'collect', bulkId: result.bulkId };
    case 'answered':
      return { then: 'answered', records: [result.record] };
    case 'unknown':
      return { then: 'doubt', reason: result.cause };
    case 'refused':
      return afterRefusal(batch, result, context);
  }
}

function afterRefusal(batch: OpenBatch, result: Refused, { policy, now }: Context): AfterCall {
  if (result.cause === 'credentials') return { then: 'block', reason: 'credentials-refused' };
  if (result.cause === 'out-of-credits') return { then: 'block', reason: 'out-of-credits' };
  if (result.cause === 'rejected') return { then: 'fail', reason: `rejected-${result.status}` };
  const reason = result.cause === 'busy' ? `busy-${result.status}` : 'not-sent';
  const asked = result.cause === 'busy' ? (result.retryAfterMs ?? 0) : 0;
  const waitMs = Math.max(asked, backoffMs(batch.attempts + 1, policy.outageFirstMs, policy.outageMostMs));
  return { then: 'again', reason, until: new Date(now.getTime() + waitMs) };
}

/** What follows from the answer to a poll. */
export type AfterPoll =
  | { readonly then: 'answered'; readonly records: readonly ProviderRecord[] }
  | { readonly then: 'again'; readonly until: Date; readonly isOutage: boolean }
  | { readonly then: 'block'; readonly reason: BlockReason }
  | { readonly then: 'give-up'; readonly reason: 'ambiguous' | 'call-failed' }
  /** It is somebody else's bulk: who said it was this one is not believed. */
  | { readonly then: 'disbelieve'; readonly until: Date };

export function afterPoll(batch: SentBatch | AcceptedBatch, result: Polled, context: Context): AfterPoll {
  switch (result.kind) {
    case 'done':
      if (batch.state === 'sent' && !isOfCall(batch.call, result.records))
        return { then: 'disbelieve', until: nextPoll(batch, context) };
      return { then: 'answered', records: result.records };
    case 'pending':
      return patient(batch, context, context.policy.pollDeadlineMs);
    case 'lost':
      return patient(batch, context, context.policy.lostGraceMs);
    case 'unknown':
      return troubled(batch, context);
    case 'refused':
      return afterRefusedPoll(batch, result, context);
  }
}

function afterRefusedPoll(batch: SentBatch | AcceptedBatch, result: Refused, context: Context): AfterPoll {
  if (result.cause === 'credentials') return { then: 'block', reason: 'credentials-refused' };
  if (result.cause === 'out-of-credits') return { then: 'block', reason: 'out-of-credits' };
  if (result.cause === 'rejected') return patient(batch, context, context.policy.lostGraceMs);
  return troubled(batch, context, result.cause === 'busy' ? result.retryAfterMs : undefined);
}

/** A call in doubt has its own end, which `next` knows. */
function patient(batch: SentBatch | AcceptedBatch, context: Context, deadlineMs: number): AfterPoll {
  if (batch.state === 'accepted' && ageMs(batch, context) >= deadlineMs)
    return { then: 'give-up', reason: 'call-failed' };
  return { then: 'again', until: nextPoll(batch, context), isOutage: false };
}

function troubled(batch: SentBatch | AcceptedBatch, context: Context, askedMs = 0): AfterPoll {
  const { policy, now } = context;
  if (batch.state === 'accepted' && ageMs(batch, context) >= policy.outageDeadlineMs)
    return { then: 'give-up', reason: 'call-failed' };
  const waitMs = Math.max(askedMs, backoffMs(batch.call.polls + 1, policy.outageFirstMs, policy.outageMostMs));
  return { then: 'again', until: new Date(now.getTime() + waitMs), isOutage: true };
}

function ageMs({ acceptedAt }: AcceptedBatch, { now }: Context): number {
  return now.getTime() - acceptedAt.getTime();
}

function nextPoll({ call }: SentBatch | AcceptedBatch, { policy, now }: Context): Date {
  return new Date(now.getTime() + pollDelayMs(call.polls + 1, policy.pollFirstMs, policy.pollMostMs));
}
