import { DomainError } from '@firmograph/kernel';
import { Injectable } from '@nestjs/common';
import type { ExportDefinition } from '../../domain/exporting/export.ts';
import { faultOfPattern } from '../../domain/exporting/file-name.ts';
import { ExportColumns } from './columns.ts';
import { ExportRows, PlannedTimes } from './ports.ts';

/** Whether a definition could run as things stand. */
@Injectable()
export class RunnableExport {
  constructor(
    private readonly columns: ExportColumns,
    private readonly rows: ExportRows,
    private readonly times: PlannedTimes,
  ) {}

  /** When it runs next by itself. Throws a rule with a sentence. */
  async check(tenantId: string, definition: ExportDefinition, now: Date): Promise<Date | null> {
    const fault = faultOfPattern(definition.fileName);
    if (fault !== null) throw new DomainError('export/file-name', fault);
    await this.columns.of(tenantId, definition);
    if (!(await this.rows.isThere(tenantId, definition.source)))
      throw new DomainError('export/source-unknown', 'There is no such segment: choose one of the list.');
    return definition.schedule === null ? null : this.times.next(definition.schedule, now);
  }
}
