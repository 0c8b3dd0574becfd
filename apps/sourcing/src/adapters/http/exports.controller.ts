import { sourcingRoutes, type InputOf } from '@firmograph/contracts';
import { NotFound } from '@firmograph/kernel';
import { Serve, type Caller } from '@firmograph/service-kit';
import { Controller } from '@nestjs/common';
import { EditExports } from '../../application/exporting/edit-exports.ts';
import { Exports } from '../../application/exporting/ports.ts';
import { ShowExport } from '../../application/exporting/show-export.ts';
import { askerOf } from './export-answers.ts';
import { paged } from './paged.ts';

const routes = sourcingRoutes;

@Controller()
export class ExportsController {
  constructor(
    private readonly exports: Exports,
    private readonly editing: EditExports,
    private readonly show: ShowExport,
  ) {}

  @Serve(routes.defineExport)
  async define({ body }: InputOf<typeof routes.defineExport>, caller: Caller) {
    return this.show.execute(askerOf(caller), await this.editing.define(askerOf(caller), body, new Date()));
  }

  @Serve(routes.listExports)
  async list({ query }: InputOf<typeof routes.listExports>, caller: Caller) {
    const { items, next } = await paged(
      query,
      (page) => this.exports.list(caller.tenantId, page),
      ({ value }) => value.exportId,
    );
    return { items: await Promise.all(items.map((each) => this.show.execute(askerOf(caller), each))), next };
  }

  @Serve(routes.getExport)
  async get({ params: { exportId } }: InputOf<typeof routes.getExport>, caller: Caller) {
    const found = await this.exports.find(caller.tenantId, exportId);
    if (found === undefined) throw new NotFound('export', exportId);
    return this.show.execute(askerOf(caller), found);
  }

  @Serve(routes.changeExport)
  async change({ params, body, ifMatch }: InputOf<typeof routes.changeExport>, caller: Caller) {
    const asker = askerOf(caller);
    return this.show.execute(asker, await this.editing.change(asker, params.exportId, body, ifMatch));
  }

  @Serve(routes.duplicateExport)
  async duplicate({ params, body }: InputOf<typeof routes.duplicateExport>, caller: Caller) {
    const asker = askerOf(caller);
    return this.show.execute(asker, await this.editing.duplicate(asker, params.exportId, body.name, new Date()));
  }

  @Serve(routes.detachExport)
  async detach({ params }: InputOf<typeof routes.detachExport>, caller: Caller) {
    const asker = askerOf(caller);
    return this.show.execute(asker, await this.editing.detach(asker, params.exportId, new Date()));
  }

  @Serve(routes.removeExport)
  async remove({ params, ifMatch }: InputOf<typeof routes.removeExport>, caller: Caller): Promise<void> {
    await this.editing.remove(askerOf(caller), params.exportId, ifMatch);
  }
}
