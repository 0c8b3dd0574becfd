import { confidenceFor } from '@firmograph/company-match';
import { matchingRoutes, type InputOf, type OutputOf } from '@firmograph/contracts';
import { Serve, type Caller } from '@firmograph/service-kit';
import { Controller } from '@nestjs/common';
import { Decisions } from '../../application/ports.ts';
import { RecordDecision } from '../../application/record-decision.ts';
import { fewestDecisions, judgementOf, mostDecisions, type Judgement } from '../../domain/judgement.ts';

const { recordMatchDecision, getMatchJudgement } = matchingRoutes;
type Shown = OutputOf<typeof getMatchJudgement>;

@Controller()
export class DecisionsController {
  constructor(
    private readonly decisions: Decisions,
    private readonly recording: RecordDecision,
  ) {}

  @Serve(recordMatchDecision)
  async record({ body }: InputOf<typeof recordMatchDecision>, { tenantId, subject }: Caller): Promise<void> {
    const { verdict, ...decision } = body;
    await this.recording.execute(tenantId, { ...decision, isRight: verdict === 'accepted', decidedBy: subject });
  }

  @Serve(getMatchJudgement)
  async curve(_: InputOf<typeof getMatchJudgement>, { tenantId }: Caller): Promise<Shown> {
    const newest = await this.decisions.newest(tenantId, mostDecisions);
    const decisions = await this.decisions.count(tenantId);
    const isRecalibrated = newest.length >= fewestDecisions;
    return { decisions, needed: fewestDecisions, isRecalibrated, ...shown(judgementOf(newest)) };
  }
}

function shown({ calibration, curve }: Judgement): Pick<Shown, 'calibration' | 'curve' | 'thresholds'> {
  return {
    calibration,
    curve: curve.map(({ from, answers, right }) => ({ from, answers, right: answers === 0 ? 0 : right / answers })),
    thresholds: [0.9, 0.95, 0.98, 0.99, 0.995].map((targetPrecision) => {
      const confidence = confidenceFor(targetPrecision, curve);
      return { targetPrecision, confidence: Number.isFinite(confidence) ? confidence : null };
    }),
  };
}
