import { gateOf, type Judgement } from '../domain/judgement.ts';
import { withOpinion } from '../domain/opinion.ts';
import { partsOf } from '../domain/parts.ts';
import type { Run } from '../domain/run.ts';
import { withAsked, type Told } from '../domain/told.ts';
import type { Judging } from './judging.ts';
import type { Batches, Clock, Held } from './ports.ts';

/** Gives a batch its answers, one for each profile, and publishes them. */
export class AnswerBatch {
  constructor(
    private readonly batches: Batches,
    private readonly judging: Judging,
    private readonly clock: Clock,
  ) {}

  async execute(batch: Held, run: Run, given: readonly Told[]): Promise<void> {
    const answers =
      run.tellsAsked === true ? given.map((told, place) => withAsked(told, batch.profiles[place]?.input ?? {})) : given;
    await this.batches.settle(batch, {
      to: 'answered',
      parts: partsOf(run.wantsOpinion ? await this.withOpinions(batch, run, answers) : answers),
      answeredAt: this.clock.now(),
      definitionVersion: run.definitionVersion,
      asked: batch.state === 'stored' ? 0 : batch.call.recordOf.filter((record) => record >= 0).length,
      cached: answers.filter(({ isCached }) => isCached).length,
    });
  }

  /** There is one answer for each profile, in their order. */
  private async withOpinions({ tenantId, profiles }: Held, { targetPrecision }: Run, answers: readonly Told[]) {
    const judgement: Judgement = await this.judging.of(tenantId);
    const gate = gateOf(judgement, targetPrecision);
    return answers.map((told, place) => withOpinion(told, profiles[place]?.input ?? {}, { judgement, gate }));
  }
}
