import { sourcingRoutes, type InputOf } from '@firmograph/contracts';
import { NotFound } from '@firmograph/kernel';
import { Serve, type Caller } from '@firmograph/service-kit';
import { Controller } from '@nestjs/common';
import { ExportRuns } from '../../application/exporting/ports.ts';
import { RunExport } from '../../application/exporting/run-exports.ts';
import { placeInHistory } from '../../domain/exporting/history.ts';
import { askerOf, runAnswer } from './export-answers.ts';
import { paged } from './paged.ts';

const routes = sourcingRoutes;

@Controller()
export class ExportRunsController {
  constructor(
    private readonly runs: ExportRuns,
    private readonly running: RunExport,
  ) {}

  @Serve(routes.runExport)
  async run({ params }: InputOf<typeof routes.runExport>, caller: Caller) {
    return runAnswer(await this.running.execute(askerOf(caller), params.exportId, new Date()), null);
  }

  @Serve(routes.listExportRuns)
  async list({ query }: InputOf<typeof routes.listExportRuns>, { tenantId }: Caller) {
    const { exportId, since, ...asked } = query;
    const from = since === undefined ? undefined : new Date(since);
    const { items, next } = await paged(
      asked,
      (page) => this.runs.list(tenantId, { ...page, exportId, since: from }),
      placeInHistory,
    );
    return { items: items.map((run) => ({ ...runAnswer(run, null), parts: run.parts.length })), next };
  }

  @Serve(routes.getExportRun)
  async get({ params: { runId } }: InputOf<typeof routes.getExportRun>, { tenantId }: Caller) {
    return this.found(tenantId, runId);
  }

  @Serve(routes.cancelExportRun)
  async cancel({ params: { runId } }: InputOf<typeof routes.cancelExportRun>, caller: Caller) {
    await this.running.cancel(askerOf(caller), runId, new Date());
    return this.found(caller.tenantId, runId);
  }

  private async found(tenantId: string, runId: string) {
    const found = await this.runs.find(tenantId, runId);
    if (found === undefined) throw new NotFound('export run', runId);
    return runAnswer(found.run, found.nextAttemptAt);
  }
}
