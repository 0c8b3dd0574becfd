import { DomainError, NotFound } from '@firmograph/kernel';
import { chargeOf } from '../domain/spend.ts';
import type { Batches, Clock, KnownAnswers, Ledger, LedgerEntry } from './ports.ts';

export interface SendAgainBooks {
  readonly ledger: Ledger;
  readonly answers: KnownAnswers;
  readonly batches: Batches;
  readonly clock: Clock;
}

/**
 * A person has a call of unknown fate made again, at the risk of paying twice: at once while its batch still waits for it,
 * else by the next run that has the same to ask.
 */
export class SendAgain {
  constructor(
    private readonly books: SendAgainBooks,
    private readonly leaseMs: number,
  ) {}

  async execute(tenantId: string, callId: string, by: string): Promise<LedgerEntry> {
    const { ledger, answers, batches, clock } = this.books;
    const entry = await ledger.find(tenantId, callId);
    if (entry === null) throw new NotFound('call', callId);
    const at = clock.now();
    if (entry.state === 'attempted' && at.getTime() - entry.attemptedAt.getTime() < this.leaseMs)
      throw new DomainError('call/under-way', 'This call is under way: look again in a minute.');
    const released = chargeOf(entry.state) === 'possible' ? await ledger.release(tenantId, callId, { by, at }) : null;
    if (released === null)
      throw new DomainError(
        'call/not-in-doubt',
        'What became of this call is known: there is no need to send it again.',
      );
    await answers.undoubt(tenantId, callId);
    await batches.wakeCall(released, callId, at);
    return released;
  }
}
