import { Controller } from '@nestjs/common';
import { configurationRoutes as routes, type InputOf } from '@firmograph/contracts';
import { Serve, type Caller } from '@firmograph/service-kit';
import { ChangeEnrichment } from '../../application/change-enrichment.ts';
import { DefineEnrichment } from '../../application/define-enrichment.ts';
import { ReadEnrichmentTypes } from '../../application/read-enrichment-types.ts';
import { ReadEnrichments } from '../../application/read-enrichments.ts';
import { actorOf } from './actor.ts';
import { enrichmentAnswer } from './answers.ts';
import { pageAnswer, pagingOf } from './paging.ts';

@Controller()
export class EnrichmentsController {
  constructor(
    private readonly defineEnrichment: DefineEnrichment,
    private readonly changeEnrichment: ChangeEnrichment,
    private readonly enrichments: ReadEnrichments,
    private readonly types: ReadEnrichmentTypes,
  ) {}

  @Serve(routes.defineEnrichment)
  async define({ body }: InputOf<typeof routes.defineEnrichment>, caller: Caller) {
    const enrichment = await this.defineEnrichment.execute(caller.tenantId, body, actorOf(caller), new Date());
    return enrichmentAnswer(enrichment);
  }

  @Serve(routes.changeEnrichment)
  async change({ params, query, body, ifMatch }: InputOf<typeof routes.changeEnrichment>, caller: Caller) {
    const address = { tenantId: caller.tenantId, id: params.enrichmentId };
    const change = { definition: body, expected: ifMatch, acceptCycle: query.acceptCycle === 'true' };
    return enrichmentAnswer(await this.changeEnrichment.execute(address, change, actorOf(caller), new Date()));
  }

  @Serve(routes.discoverEnrichments)
  async discover(_: InputOf<typeof routes.discoverEnrichments>, { tenantId }: Caller) {
    return { items: [...(await this.types.execute(tenantId))] };
  }

  @Serve(routes.listEnrichments)
  async list({ query }: InputOf<typeof routes.listEnrichments>, { tenantId }: Caller) {
    return pageAnswer(await this.enrichments.list(tenantId, pagingOf(query)), enrichmentAnswer);
  }

  @Serve(routes.getEnrichment)
  async get({ params }: InputOf<typeof routes.getEnrichment>, { tenantId }: Caller) {
    return enrichmentAnswer(await this.enrichments.one({ tenantId, id: params.enrichmentId }));
  }
}
