import { Controller } from '@nestjs/common';
import { resultsRoutes, type InputOf } from '@firmograph/contracts';
import { Serve, type Caller } from '@firmograph/service-kit';
import { ListOutcomes } from '../../application/list-outcomes.ts';
import { SummarizeRows } from '../../application/summarize-rows.ts';
import { outcomeAnswer } from './row-answers.ts';

const { listOutcomes, getSummary } = resultsRoutes;

@Controller()
export class OutcomesController {
  constructor(
    private readonly listOutcomes: ListOutcomes,
    private readonly summarizeRows: SummarizeRows,
  ) {}

  @Serve(listOutcomes)
  async outcomes({ params, query }: InputOf<typeof listOutcomes>, { tenantId }: Caller) {
    const { items, next } = await this.listOutcomes.execute(tenantId, params.runId, query);
    return { items: items.map(outcomeAnswer), next };
  }

  @Serve(getSummary)
  async summary({ params }: InputOf<typeof getSummary>, { tenantId }: Caller) {
    const summary = await this.summarizeRows.execute(tenantId, params.enrichmentId);
    return { ...summary, lastUpdate: summary.lastUpdate?.toISOString() ?? null };
  }
}
