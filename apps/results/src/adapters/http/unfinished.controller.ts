import { Controller } from '@nestjs/common';
import { resultsRoutes, type InputOf } from '@firmograph/contracts';
import { Serve } from '@firmograph/service-kit';
import { ListOutcomes } from '../../application/list-outcomes.ts';

const { listUnfinished } = resultsRoutes;
const unfinished = ['failed', 'not-attempted'] as const;

/** What sourcing makes the data set of a rerun from. */
@Controller()
export class UnfinishedController {
  constructor(private readonly listOutcomes: ListOutcomes) {}

  @Serve(listUnfinished)
  async list({ params, query }: InputOf<typeof listUnfinished>) {
    const wanted = { ...query, outcome: unfinished, rows: false };
    const { items, next } = await this.listOutcomes.execute(params.tenantId, params.runId, wanted);
    return { items: items.map(({ profileId, batch }) => ({ profileId, batch })), next };
  }
}
