import { Controller } from '@nestjs/common';
import { configurationRoutes as routes, type InputOf } from '@firmograph/contracts';
import { Serve, type Caller } from '@firmograph/service-kit';
import { AttachConnection } from '../../application/attach-connection.ts';
import { DeleteEnrichment } from '../../application/delete-enrichment.ts';
import { SetEnrichmentState } from '../../application/set-enrichment-state.ts';
import { actorOf } from './actor.ts';
import { enrichmentAnswer } from './answers.ts';

@Controller()
export class EnrichmentLifeController {
  constructor(
    private readonly setEnrichmentState: SetEnrichmentState,
    private readonly deleteEnrichment: DeleteEnrichment,
    private readonly attachConnection: AttachConnection,
  ) {}

  @Serve(routes.setEnrichmentState)
  async setState({ params, body, ifMatch }: InputOf<typeof routes.setEnrichmentState>, caller: Caller) {
    const address = { tenantId: caller.tenantId, id: params.enrichmentId };
    const change = { ...body, expected: ifMatch };
    const enrichment = await this.setEnrichmentState.execute(address, change, actorOf(caller), new Date());
    return enrichmentAnswer(enrichment);
  }

  @Serve(routes.attachConnection)
  async attach({ params, body }: InputOf<typeof routes.attachConnection>, caller: Caller) {
    const address = { tenantId: caller.tenantId, id: params.enrichmentId };
    const { connectionId } = body;
    return enrichmentAnswer(await this.attachConnection.execute(address, connectionId, actorOf(caller), new Date()));
  }

  @Serve(routes.deleteEnrichment)
  async delete({ params, query, ifMatch }: InputOf<typeof routes.deleteEnrichment>, caller: Caller): Promise<void> {
    const address = { tenantId: caller.tenantId, id: params.enrichmentId };
    const deletion = { expected: ifMatch, evenIfUsed: query.evenIfUsed === 'true' };
    await this.deleteEnrichment.execute(address, deletion, actorOf(caller), new Date());
  }
}
