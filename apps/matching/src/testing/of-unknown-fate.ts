import { LookForAnswers } from '../application/look-for-answers.ts';
import { NoticeCallback, type CallbackNotice } from '../application/notice-callback.ts';
import { PermitCache } from '../application/permit-cache.ts';
import { SendAgain } from '../application/send-again.ts';
import type { Bench } from './bench.ts';

export function lookingFor({ memory, permits, clock, leadspace }: Bench): LookForAnswers {
  const { ledger, answers, rate } = memory;
  return new LookForAnswers({ ledger, answers, rate, leadspace }, new PermitCache(permits, clock), clock);
}

export function callbackTo(b: Bench): NoticeCallback {
  const { memory, batches, clock, policy } = b;
  return new NoticeCallback({ ledger: memory.ledger, batches, clock }, lookingFor(b), policy.leaseMs);
}

export function sendingAgain({ memory, batches, clock, policy }: Bench): SendAgain {
  const { ledger, answers } = memory;
  return new SendAgain({ ledger, answers, batches, clock }, policy.leaseMs);
}

/** What the provider says of the bulk of the first call, or of another bulk. */
export function told(b: Bench, bulkId?: string): CallbackNotice {
  const { callId = '', callbackUrl = '' } = b.leadspace.submitted[0]?.reference ?? {};
  const secret = callbackUrl.split('/').at(-1) ?? '';
  return { callId, secret, bulkId: bulkId ?? b.leadspace.bulkOf(callId), isShort: false };
}
