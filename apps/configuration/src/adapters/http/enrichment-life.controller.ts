import { Controller } from '@nestjs/common';
import { configurationRoutes as routes, type InputOf } from '@firmograph/contracts';
import { Serve, type Caller } from '@firmograph/service-kit';
import { DeleteEnrichment } from '../../application/delete-enrichment.ts';
import { RequestRun } from '../../application/request-run.ts';
import { SetEnrichmentState } from '../../application/set-enrichment-state.ts';
import { enrichmentAnswer, runAnswer } from './answers.ts';

@Controller()
export class EnrichmentLifeController {
  constructor(
    private readonly setEnrichmentState: SetEnrichmentState,
    private readonly deleteEnrichment: DeleteEnrichment,
    private readonly requestRun: RequestRun,
  ) {}

  @Serve(routes.setEnrichmentState)
  async setState({ params, body }: InputOf<typeof routes.setEnrichmentState>, { tenantId }: Caller) {
    const address = { tenantId, id: params.enrichmentId };
    return enrichmentAnswer(await this.setEnrichmentState.execute(address, body.state, new Date()));
  }

  @Serve(routes.deleteEnrichment)
  async delete({ params }: InputOf<typeof routes.deleteEnrichment>, { tenantId }: Caller): Promise<void> {
    await this.deleteEnrichment.execute({ tenantId, id: params.enrichmentId }, new Date());
  }

  @Serve(routes.requestRun)
  async run({ params }: InputOf<typeof routes.requestRun>, { tenantId, subject }: Caller) {
    return runAnswer(await this.requestRun.execute({ tenantId, id: params.enrichmentId }, subject, new Date()));
  }
}
