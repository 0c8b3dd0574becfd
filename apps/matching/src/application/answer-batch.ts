import { withOpinion } from '../domain/opinion.ts';
import { partsOf } from '../domain/parts.ts';
import type { Run } from '../domain/run.ts';
import type { Told } from '../domain/told.ts';
import type { Batches, Clock, Held } from './ports.ts';

/** Gives a batch its answers, one for each profile, and publishes them. */
export class AnswerBatch {
  constructor(
    private readonly batches: Batches,
    private readonly clock: Clock,
  ) {}

  async execute(batch: Held, run: Run, answers: readonly Told[]): Promise<void> {
    await this.batches.settle(batch, {
      to: 'answered',
      parts: partsOf(run.wantsOpinion ? withOpinions(batch, answers) : answers),
      answeredAt: this.clock.now(),
      definitionVersion: run.definitionVersion,
      asked: batch.state === 'stored' ? 0 : batch.call.recordOf.filter((record) => record >= 0).length,
      cached: answers.filter(({ isCached }) => isCached).length,
    });
  }
}

/** There is one answer for each profile, in their order. */
function withOpinions({ profiles }: Held, answers: readonly Told[]): readonly Told[] {
  return answers.map((told, position) => withOpinion(told, profiles[position]?.input ?? {}));
}
