import { Controller } from '@nestjs/common';
import { resultsRoutes, type InputOf } from '@firmograph/contracts';
import { Serve, type Caller } from '@firmograph/service-kit';
import { ListProfileEnrichments } from '../../application/list-profile-enrichments.ts';
import { Runs } from '../../application/ports.ts';
import { SummarizeRows } from '../../application/summarize-rows.ts';
import { SummarizeRuns } from '../../application/summarize-runs.ts';
import type { Run } from '../../domain/run.ts';
import { rowAnswer } from './row-answers.ts';

const { getSummary, getSummaryHistory, listProfileEnrichments, listRecentRuns } = resultsRoutes;

@Controller()
export class SummaryController {
  constructor(
    private readonly summarizeRows: SummarizeRows,
    private readonly summarizeRuns: SummarizeRuns,
    private readonly ofProfile: ListProfileEnrichments,
    private readonly runs: Runs,
  ) {}

  @Serve(getSummary)
  async summary({ params }: InputOf<typeof getSummary>, { tenantId }: Caller) {
    const { lastUpdate, lastRun, ...summary } = await this.summarizeRows.execute(tenantId, params.enrichmentId);
    return {
      ...summary,
      lastUpdate: lastUpdate?.toISOString() ?? null,
      lastRun: lastRun === null ? null : { ...lastRun, at: lastRun.at.toISOString() },
    };
  }

  @Serve(getSummaryHistory)
  async history({ params, query }: InputOf<typeof getSummaryHistory>, { tenantId }: Caller) {
    const { from, to, points } = await this.summarizeRuns.execute(tenantId, params.enrichmentId, query, new Date());
    return {
      ...{ from: from.toISOString(), to: to.toISOString() },
      points: points.map((point) => ({ ...point, at: point.at.toISOString() })),
    };
  }

  @Serve(listProfileEnrichments)
  async profile({ params }: InputOf<typeof listProfileEnrichments>, { tenantId }: Caller) {
    const found = await this.ofProfile.execute(tenantId, params.profileId);
    return {
      items: found.map(({ name, row }) => {
        const { enrichmentId, outputTable } = row;
        return { enrichmentId, name, outputTable, row: rowAnswer(row) };
      }),
    };
  }

  @Serve(listRecentRuns)
  async recent({ query }: InputOf<typeof listRecentRuns>, { tenantId }: Caller) {
    return { items: (await this.runs.endedLast(tenantId, query.limit)).flatMap(recentAnswer) };
  }
}

function recentAnswer({ runId, enrichmentId, definition, ended, settled, frozen }: Run) {
  if (ended === null) return [];
  const profiles = settled?.profiles ?? frozen?.profiles ?? null;
  const counts = settled?.counts ?? null;
  return [
    {
      ...{ runId, enrichmentId, name: definition.name, profiles, counts },
      ...{ state: ended.state, endedAt: ended.at.toISOString() },
    },
  ];
}
