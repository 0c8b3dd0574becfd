import { sourcingRoutes, type InputOf } from '@firmograph/contracts';
import { NotFound } from '@firmograph/kernel';
import { Serve, type Caller } from '@firmograph/service-kit';
import { Controller } from '@nestjs/common';
import { Destinations, Exports, ExportTargets, type Stored } from '../../application/exporting/ports.ts';
import { RemoveTarget } from '../../application/exporting/remove-target.ts';
import { SaveTarget } from '../../application/exporting/save-target.ts';
import type { Target } from '../../domain/exporting/export.ts';
import { askerOf, targetAnswer } from './export-answers.ts';
import { paged } from './paged.ts';

const routes = sourcingRoutes;

@Controller()
export class ExportTargetsController {
  constructor(
    private readonly targets: ExportTargets,
    private readonly exports: Exports,
    private readonly saving: SaveTarget,
    private readonly removing: RemoveTarget,
  ) {}

  @Serve(routes.testExportTarget)
  async test({ body }: InputOf<typeof routes.testExportTarget>, { tenantId }: Caller) {
    return { hostFingerprint: await this.saving.test(tenantId, body.place) };
  }

  @Serve(routes.createExportTarget)
  async create({ body }: InputOf<typeof routes.createExportTarget>, caller: Caller) {
    const { tenantId, name } = askerOf(caller);
    return targetAnswer(await this.saving.create(tenantId, body, name, new Date()), 0, caller);
  }

  @Serve(routes.listExportTargets)
  async list({ query }: InputOf<typeof routes.listExportTargets>, caller: Caller) {
    const { items, next } = await paged(
      query,
      (page) => this.targets.list(caller.tenantId, page),
      ({ value }) => value.targetId,
    );
    return { items: await Promise.all(items.map((each) => this.answered(each, caller))), next };
  }

  @Serve(routes.getExportTarget)
  async get({ params: { targetId } }: InputOf<typeof routes.getExportTarget>, caller: Caller) {
    const found = await this.targets.find(caller.tenantId, targetId);
    if (found === undefined) throw new NotFound('export target', targetId);
    return this.answered(found, caller);
  }

  @Serve(routes.changeExportTarget)
  async change({ params, body, ifMatch }: InputOf<typeof routes.changeExportTarget>, caller: Caller) {
    return this.answered(await this.saving.change(caller.tenantId, params.targetId, body, ifMatch), caller);
  }

  @Serve(routes.removeExportTarget)
  async remove({ params, ifMatch }: InputOf<typeof routes.removeExportTarget>, { tenantId }: Caller): Promise<void> {
    await this.removing.execute(tenantId, params.targetId, ifMatch);
  }

  @Serve(routes.checkExportTarget)
  async check({ params }: InputOf<typeof routes.checkExportTarget>, { tenantId }: Caller) {
    return { testedAt: (await this.saving.check(tenantId, params.targetId)).toISOString() };
  }

  private async answered(target: Stored<Target>, caller: Caller) {
    const users = await this.exports.to(caller.tenantId, target.value.targetId);
    return targetAnswer(target, users.length, caller);
  }
}

@Controller()
export class ExportDestinationsController {
  constructor(private readonly destinations: Destinations) {}

  @Serve(routes.listExportDestinations)
  list() {
    return { items: [...this.destinations.all] };
  }
}
