import { Controller } from '@nestjs/common';
import { configurationRoutes as routes, type InputOf } from '@firmograph/contracts';
import { Serve, type Caller } from '@firmograph/service-kit';
import { DependencyRules } from '../../application/dependency-rules.ts';
import { ReadEnrichments } from '../../application/read-enrichments.ts';

@Controller()
export class DependenciesController {
  constructor(
    private readonly enrichments: ReadEnrichments,
    private readonly dependencies: DependencyRules,
  ) {}

  @Serve(routes.getDependencies)
  async get({ params }: InputOf<typeof routes.getDependencies>, { tenantId }: Caller) {
    const address = { tenantId, id: params.enrichmentId };
    await this.enrichments.one(address);
    const { reads, usedBy, cycle } = await this.dependencies.of(address);
    return { reads: [...reads], usedBy: [...usedBy], cycle: cycle === null ? null : [...cycle] };
  }
}
