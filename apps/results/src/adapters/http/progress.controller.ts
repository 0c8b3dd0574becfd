import { Controller } from '@nestjs/common';
import { resultsRoutes, type InputOf } from '@firmograph/contracts';
import { Serve, type Caller } from '@firmograph/service-kit';
import { FollowProgress } from '../../application/follow-progress.ts';
import { ListRunHistory } from '../../application/list-run-history.ts';
import { ReadProgress } from '../../application/read-progress.ts';

const { getProgress, followProgress, listRunHistory } = resultsRoutes;

@Controller()
export class ProgressController {
  constructor(
    private readonly readProgress: ReadProgress,
    private readonly followProgress: FollowProgress,
    private readonly listRunHistory: ListRunHistory,
  ) {}

  @Serve(getProgress)
  get({ params }: InputOf<typeof getProgress>, { tenantId }: Caller) {
    return this.readProgress.execute(tenantId, params.runId);
  }

  @Serve(followProgress)
  async follow({ params }: InputOf<typeof followProgress>, { tenantId }: Caller) {
    // Before the stream is open: after that a run that is not there could not be answered as a problem any more.
    await this.readProgress.execute(tenantId, params.runId);
    return this.followProgress.execute(tenantId, params.runId);
  }

  @Serve(listRunHistory)
  async list({ params, query }: InputOf<typeof listRunHistory>, { tenantId }: Caller) {
    const { items, next } = await this.listRunHistory.execute(tenantId, params.enrichmentId, query);
    return { items: [...items], next };
  }
}
