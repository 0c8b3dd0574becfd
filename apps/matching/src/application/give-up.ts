import { Logger } from '@nestjs/common';
import { answersWithout } from '../domain/answers.ts';
import type { AcceptedBatch, SentBatch } from '../domain/batch.ts';
import type { Run } from '../domain/run.ts';
import type { AnswerBatch } from './answer-batch.ts';
import type { Clock, Held, KnownAnswers, Ledger } from './ports.ts';

/**
 * The answers of a call will not be had. It is not made again, nor is what it asked: it may have been paid for. A person may
 * say otherwise.
 */
export class GiveUp {
  private readonly logger = new Logger(GiveUp.name);

  constructor(
    private readonly known: KnownAnswers,
    private readonly ledger: Ledger,
    private readonly answer: AnswerBatch,
    private readonly clock: Clock,
  ) {}

  async execute(
    batch: Held<SentBatch> | Held<AcceptedBatch>,
    run: Run,
    reason: 'ambiguous' | 'call-failed',
  ): Promise<void> {
    const { tenantId, call } = batch;
    const { callId, keys, sentAt: askedAt } = call;
    const { freshForDays } = run;
    // Where every run asks anew, what an earlier one asked is no reason not to.
    if (reason === 'ambiguous' && freshForDays > 0)
      await this.known.doubt(tenantId, { callId, keys, askedAt, freshForDays });
    const settlement =
      reason === 'ambiguous'
        ? ({ state: 'ambiguous', reason: 'no-answer' } as const)
        : ({ state: 'accepted', reason: 'results-lost' } as const);
    await this.ledger.settle(tenantId, callId, { ...settlement, at: this.clock.now() });
    await this.answer.execute(batch, run, answersWithout(batch, reason));
    const { runId, batch: number } = batch;
    this.logger.warn({ message: 'a call was given up', runId, batch: number, callId, reason });
  }
}
