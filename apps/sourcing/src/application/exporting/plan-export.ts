import { DomainError } from '@firmograph/kernel';
import { Injectable } from '@nestjs/common';
import type { ExportPlan, ExportRun } from '../../domain/exporting/export.ts';
import { filledPattern } from '../../domain/exporting/file-name.ts';
import { ExportColumns } from './columns.ts';
import { Stopped } from './kept-lease.ts';
import { ExportRows, ExportRuns, Exports, type HeldRun } from './ports.ts';

/** What a run does, settled when it begins. */
@Injectable()
export class PlanExport {
  constructor(
    private readonly exports: Exports,
    private readonly runs: ExportRuns,
    private readonly columns: ExportColumns,
    private readonly rows: ExportRows,
  ) {}

  async execute(held: HeldRun, now: Date): Promise<{ readonly run: ExportRun; readonly plan: ExportPlan }> {
    const { run, plan } = held;
    if (plan !== null) return { run, plan };
    const { definition } = await this.definitionOf(run);
    const { source, format, rowsPerPart } = definition;
    const columns = await this.columns.of(run.tenantId, definition);
    const fileName = filledPattern(definition.fileName, { export: definition.name, run: run.runId }, now);
    const made: ExportPlan = { source, columns, format, fileName, rowsPerPart };
    const expected = await this.rows.count(run.tenantId, made);
    if (expected === undefined)
      throw new DomainError('export/source-unknown', 'The segment of the export is not there: choose another.');
    if (!(await this.runs.begin(held, made, expected, now))) throw new Stopped('lost');
    return { run: { ...run, asOf: now, expected }, plan: made };
  }

  private async definitionOf({ tenantId, exportId }: ExportRun) {
    const found = await this.exports.find(tenantId, exportId);
    if (found !== undefined) return found.value;
    throw new DomainError('export/removed', 'The export was removed before it began.');
  }
}
