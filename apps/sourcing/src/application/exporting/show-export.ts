import type { ExportStatus } from '@firmograph/enrichment';
import { Injectable } from '@nestjs/common';
import type { Export } from '../../domain/exporting/export.ts';
import type { Asker } from './may-use.ts';
import { ExportRuns, Exports, ExportTargets, type Stored } from './ports.ts';

/** An export as people see it: with its target, what its last run came to, and when it runs next. */
@Injectable()
export class ShowExport {
  constructor(
    private readonly exports: Exports,
    private readonly targets: ExportTargets,
    private readonly runs: ExportRuns,
  ) {}

  async execute({ tenantId, isAdministrator }: Asker, { value, rev }: Stored<Export>) {
    const { exportId, targetId } = value;
    const [target, ran, nextRunAt] = await Promise.all([
      targetId === null ? undefined : this.targets.find(tenantId, targetId),
      this.ran(tenantId, exportId),
      this.exports.nextRunAt(tenantId, exportId),
    ]);
    const access = target?.value.access ?? 'contributors';
    return {
      ...plainly(value),
      ...ran,
      targetName: target?.value.name ?? null,
      mayChange: isAdministrator || access === 'contributors',
      nextRunAt: textOf(nextRunAt),
      etag: String(rev),
    };
  }

  private async ran(tenantId: string, exportId: string) {
    const [last, success] = await Promise.all([
      this.runs.lastOf(tenantId, exportId),
      this.runs.lastSuccessOf(tenantId, exportId),
    ]);
    const status: ExportStatus = last?.status ?? 'Not started';
    return { status, lastRunId: last?.runId ?? null, refreshedAt: textOf(success?.endedAt ?? null) };
  }
}

function plainly({ exportId, definition, targetId, createdBy, createdAt, changedAt }: Export) {
  const state: 'Active' | 'Inactive' = targetId === null ? 'Inactive' : 'Active';
  return {
    ...{ exportId, targetId, state, createdBy },
    definition: { ...definition, fields: definition.fields && [...definition.fields] },
    createdAt: createdAt.toISOString(),
    changedAt: changedAt.toISOString(),
  };
}

function textOf(at: Date | null): string | null {
  return at === null ? null : at.toISOString();
}
