import { sourcingRoutes, type InputOf } from '@firmograph/contracts';
import { Serve, type Caller } from '@firmograph/service-kit';
import { Controller } from '@nestjs/common';
import { EvaluateMeasure } from '../../application/evaluate-measure.ts';

const { evaluateMeasure } = sourcingRoutes;

@Controller()
export class MeasuresController {
  constructor(private readonly evaluate: EvaluateMeasure) {}

  @Serve(evaluateMeasure)
  async measure({ body }: InputOf<typeof evaluateMeasure>, { tenantId }: Caller) {
    return this.evaluate.execute(tenantId, body, new Date());
  }
}
