import { Controller } from '@nestjs/common';
import { resultsRoutes, type InputOf } from '@firmograph/contracts';
import { Serve, type Caller } from '@firmograph/service-kit';
import { ListOutcomes } from '../../application/list-outcomes.ts';
import { ListRows } from '../../application/list-rows.ts';
import { ReadRow } from '../../application/read-row.ts';
import { SummarizeRows } from '../../application/summarize-rows.ts';
import { changeAnswer, outcomeAnswer, rowAnswer } from './row-answers.ts';

const { listOutcomes, listRows, getRow, getSummary } = resultsRoutes;

@Controller()
export class RowsController {
  constructor(
    private readonly listOutcomes: ListOutcomes,
    private readonly listRows: ListRows,
    private readonly readRow: ReadRow,
    private readonly summarizeRows: SummarizeRows,
  ) {}

  @Serve(listOutcomes)
  async outcomes({ params, query }: InputOf<typeof listOutcomes>, { tenantId }: Caller) {
    const { items, next } = await this.listOutcomes.execute(tenantId, params.runId, query);
    return { items: items.map(outcomeAnswer), next };
  }

  @Serve(listRows)
  async rows({ params, query }: InputOf<typeof listRows>, { tenantId }: Caller) {
    const { items, next } = await this.listRows.execute(tenantId, params.enrichmentId, query);
    return { items: items.map(rowAnswer), next };
  }

  @Serve(getRow)
  async row({ params }: InputOf<typeof getRow>, { tenantId }: Caller) {
    const { row, history } = await this.readRow.execute(tenantId, params.enrichmentId, params.profileId);
    return { row: row === null ? null : rowAnswer(row), history: history.map(changeAnswer) };
  }

  @Serve(getSummary)
  async summary({ params }: InputOf<typeof getSummary>, { tenantId }: Caller) {
    const summary = await this.summarizeRows.execute(tenantId, params.enrichmentId);
    return { ...summary, lastUpdate: summary.lastUpdate?.toISOString() ?? null };
  }
}
