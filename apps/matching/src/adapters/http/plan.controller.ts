import { Controller } from '@nestjs/common';
import { matchingRoutes, type InputOf, type OutputOf } from '@firmograph/contracts';
import { Serve, type Caller } from '@firmograph/service-kit';
import { PlanRun } from '../../application/plan-run.ts';

const { planRun } = matchingRoutes;

@Controller()
export class PlanController {
  constructor(private readonly plan: PlanRun) {}

  @Serve(planRun)
  async show({ body }: InputOf<typeof planRun>, { tenantId }: Caller): Promise<OutputOf<typeof planRun>> {
    const { duplicates, ...question } = body;
    const isShared = duplicates === 'share-answer';
    return { ...(await this.plan.execute(tenantId, { ...question, isShared }, new Date())), confidence: 0.95 };
  }
}
