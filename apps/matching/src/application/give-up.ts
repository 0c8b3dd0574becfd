import { Logger } from '@nestjs/common';
import { answersWithout } from '../domain/answers.ts';
import type { AcceptedBatch, SentBatch } from '../domain/batch.ts';
import type { Run } from '../domain/run.ts';
import type { AnswerBatch } from './answer-batch.ts';
import type { Clock, Held, Ledger } from './ports.ts';

/** The answers of a call will not be had. It is not made again: it may have been paid for. */
export class GiveUp {
  private readonly logger = new Logger(GiveUp.name);

  constructor(
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
    const settlement =
      reason === 'ambiguous'
        ? ({ state: 'ambiguous', reason: 'no-answer' } as const)
        : ({ state: 'accepted', reason: 'results-lost' } as const);
    await this.ledger.settle(tenantId, call.callId, { ...settlement, at: this.clock.now() });
    await this.answer.execute(batch, run, answersWithout(batch, reason));
    const { runId, batch: number } = batch;
    this.logger.warn({ message: 'a call was given up', runId, batch: number, callId: call.callId, reason });
  }
}
