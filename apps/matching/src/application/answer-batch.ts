import type { Answer } from '@firmograph/enrichment';
import { parcelOf } from '../domain/parcel.ts';
import type { Run } from '../domain/run.ts';
import type { Batches, Clock, Held } from './ports.ts';

/** Gives a batch its answers, one for each profile, and publishes them. */
export class AnswerBatch {
  constructor(
    private readonly batches: Batches,
    private readonly clock: Clock,
  ) {}

  async execute(batch: Held, run: Run, answers: readonly Answer[]): Promise<void> {
    await this.batches.settle(batch, {
      to: 'answered',
      parcel: parcelOf(answers),
      answeredAt: this.clock.now(),
      definitionVersion: run.definitionVersion,
      asked: batch.state === 'stored' ? 0 : batch.call.recordOf.filter((record) => record >= 0).length,
      cached: answers.filter((answer) => answer.kind !== 'none' && answer.cached).length,
    });
  }
}
