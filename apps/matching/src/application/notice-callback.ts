import { timingSafeEqual } from 'node:crypto';
import { NotFound } from '@firmograph/kernel';
import type { LookForAnswers } from './look-for-answers.ts';
import type { Batches, Clock, Ledger, LedgerEntry } from './ports.ts';
import { hashOf } from './submit-batch.ts';

export interface CallbackNotice {
  readonly callId: string;
  readonly secret: string;
  readonly bulkId: string;
  /** The provider says that its credits ran out in the middle of the bulk. */
  readonly isShort: boolean;
}

/** The provider says that a bulk is done. It is written down as a hint, and polled; nothing else follows from it. */
export class NoticeCallback {
  constructor(
    private readonly books: { readonly ledger: Ledger; readonly batches: Batches; readonly clock: Clock },
    private readonly look: LookForAnswers,
    private readonly leaseMs: number,
  ) {}

  async execute({ callId, secret, bulkId, isShort }: CallbackNotice): Promise<void> {
    const { ledger, batches, clock } = this.books;
    const entry = await ledger.findByCall(callId);
    // Whether there is no such call or the secret is wrong is nobody's business.
    if (entry === null || !isSecretOf(entry, secret)) throw new NotFound('call', callId);
    if (isShort) await ledger.cutShort(entry.tenantId, callId);
    const hinted = await ledger.hint(entry.tenantId, callId, bulkId);
    if (hinted === null) return;
    if (this.isAwaited(hinted)) await batches.wakeCall(hinted, callId, clock.now());
    // Its batch has ended without it: nobody else looks.
    if (hinted.state === 'ambiguous') await this.look.execute(hinted);
  }

  /** A call under way is left to the one who makes it: to wake its batch would take it from him. */
  private isAwaited({ state, attemptedAt }: LedgerEntry): boolean {
    if (state !== 'attempted') return true;
    return this.books.clock.now().getTime() - attemptedAt.getTime() > this.leaseMs;
  }
}

function isSecretOf({ secretHash }: LedgerEntry, secret: string): boolean {
  const given = Buffer.from(hashOf(secret));
  const kept = Buffer.from(secretHash);
  return given.length === kept.length && timingSafeEqual(given, kept);
}
