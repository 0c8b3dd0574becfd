import { Controller } from '@nestjs/common';
import { configurationRoutes as routes, type InputOf } from '@firmograph/contracts';
import { problemOf, Serve, type Caller } from '@firmograph/service-kit';
import { ChangeSeveral, type ChangeAnswer } from '../../application/change-several.ts';
import { ReadEnrichments } from '../../application/read-enrichments.ts';
import { ReadMyEnrichments } from '../../application/read-my-enrichments.ts';
import { versionsOf } from '../../domain/enrichment.ts';
import { changedFields } from '../../domain/version.ts';
import { actorOf } from './actor.ts';

@Controller()
export class MyEnrichmentsController {
  constructor(
    private readonly mine: ReadMyEnrichments,
    private readonly several: ChangeSeveral,
    private readonly enrichments: ReadEnrichments,
  ) {}

  @Serve(routes.myEnrichments)
  async list({ query }: InputOf<typeof routes.myEnrichments>, { tenantId }: Caller) {
    const lines = await this.mine.execute(tenantId, query);
    return { items: lines.map((line) => ({ ...line, refreshed: line.refreshed?.toISOString() ?? null })) };
  }

  @Serve(routes.changeSeveral)
  async change({ body }: InputOf<typeof routes.changeSeveral>, caller: Caller) {
    const answers = await this.several.execute(caller.tenantId, body, actorOf(caller), new Date());
    return { items: answers.map(itemOf) };
  }

  @Serve(routes.listVersions)
  async versions({ params }: InputOf<typeof routes.listVersions>, { tenantId }: Caller) {
    const all = versionsOf(await this.enrichments.one({ tenantId, id: params.enrichmentId }));
    const items = all.map((version, index) => ({
      version: version.definition.version,
      by: version.by,
      at: version.at.toISOString(),
      changed: [...changedFields(all[index - 1], version)],
      definition: version.definition,
    }));
    return { items: items.toReversed() };
  }
}

function itemOf({ enrichmentId, refused }: ChangeAnswer) {
  if (refused === null) return { enrichmentId, problem: null };
  const { type, title } = problemOf(refused, routes.changeSeveral).problem;
  return { enrichmentId, problem: { type, title } };
}
