import { Controller } from '@nestjs/common';
import { resultsRoutes, type InputOf } from '@firmograph/contracts';
import { Serve, type Caller } from '@firmograph/service-kit';
import { ListOutcomes } from '../../application/list-outcomes.ts';
import { outcomeAnswer } from './row-answers.ts';

const { listOutcomes } = resultsRoutes;

@Controller()
export class OutcomesController {
  constructor(private readonly listOutcomes: ListOutcomes) {}

  @Serve(listOutcomes)
  async outcomes({ params, query }: InputOf<typeof listOutcomes>, { tenantId }: Caller) {
    const { items, next } = await this.listOutcomes.execute(tenantId, params.runId, query);
    return { items: items.map(outcomeAnswer), next };
  }
}
