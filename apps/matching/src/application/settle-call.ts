import { Logger } from '@nestjs/common';
import { assertNever } from '@firmograph/kernel';
import { answersWithout } from '../domain/answers.ts';
import type { SentBatch } from '../domain/batch.ts';
import { afterCall, type AfterCall, type Submitted } from '../domain/outcome-of-call.ts';
import type { Policy } from '../domain/policy.ts';
import type { Run } from '../domain/run.ts';
import type { Settlement } from '../domain/spend.ts';
import type { Shown } from '../domain/turns.ts';
import type { AnswerBatch } from './answer-batch.ts';
import type { BlockCredential } from './block-credential.ts';
import type { KeepAnswers } from './keep-answers.ts';
import type { Batches, Clock, Held, Ledger } from './ports.ts';

export interface Endings {
  readonly keep: KeepAnswers;
  readonly answer: AnswerBatch;
  readonly block: BlockCredential;
}

export interface Books {
  readonly batches: Batches;
  readonly ledger: Ledger;
  readonly clock: Clock;
}

/**
 * Writes down what became of a call: in the ledger first, whoever holds the batch by now, so that the one who does can go on
 * from there; then in the batch, if it is still held.
 */
export class SettleCall {
  private readonly logger = new Logger(SettleCall.name);

  constructor(
    private readonly books: Books,
    private readonly endings: Endings,
    private readonly policy: Policy,
  ) {}

  async execute(batch: Held<SentBatch>, run: Run, result: Submitted): Promise<Shown> {
    const now = this.books.clock.now();
    const after = afterCall(batch, result, { policy: this.policy, now });
    if (after.then === 'answered') {
      await this.endings.keep.execute(batch, run, after.records);
      return 'answered';
    }
    if (after.then === 'block') await this.endings.block.execute(batch, run, after.reason);
    await this.books.ledger.settle(batch.tenantId, batch.call.callId, settlementOf(after, now));
    return this.giveBack(batch, run, after);
  }

  /** The call was written down and not made. */
  async unmade(batch: Held<SentBatch>, reason: string): Promise<Shown> {
    const { batches, ledger, clock } = this.books;
    const at = clock.now();
    await ledger.settle(batch.tenantId, batch.call.callId, { state: 'refused', reason, at });
    await batches.settle(batch, { to: 'stored', dueAt: at, attempts: batch.attempts });
    return 'not-asked';
  }

  private async giveBack(
    batch: Held<SentBatch>,
    run: Run,
    after: Exclude<AfterCall, { then: 'answered' }>,
  ): Promise<Shown> {
    const { batches, clock } = this.books;
    const now = clock.now();
    const { attempts } = batch;
    if (after.then !== 'collect') this.tell(batch, after);
    switch (after.then) {
      case 'collect': {
        const dueAt = new Date(now.getTime() + this.policy.pollFirstMs);
        await batches.settle(batch, { to: 'accepted', bulkId: after.bulkId, acceptedAt: now, dueAt });
        return 'answered';
      }
      case 'again':
        await batches.settle(batch, { to: 'stored', dueAt: after.until, attempts: attempts + 1 });
        return 'outage';
      case 'block':
        await batches.settle(batch, { to: 'stored', dueAt: new Date(now.getTime() + this.policy.pauseMs), attempts });
        return 'answered';
      case 'fail':
        await this.endings.answer.execute(batch, run, answersWithout(batch, 'call-failed'));
        return 'answered';
      case 'doubt':
        // Due at once: a hint may have come while the call was under way.
        await batches.settle(batch, { to: 'same', dueAt: now });
        return 'outage';
      default:
        return assertNever(after);
    }
  }

  private tell(
    { runId, batch, call: { callId } }: SentBatch,
    { then, reason }: { then: string; reason: string },
  ): void {
    this.logger.warn({ message: 'a call did not come through', runId, batch, callId, then, reason });
  }
}

function settlementOf(after: Exclude<AfterCall, { then: 'answered' }>, at: Date): Settlement {
  if (after.then === 'collect') return { state: 'accepted', reason: null, bulkId: after.bulkId, at };
  return { state: after.then === 'doubt' ? 'unknown' : 'refused', reason: after.reason, at };
}
