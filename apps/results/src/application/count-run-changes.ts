import { Injectable } from '@nestjs/common';
import { fieldsIn } from '@firmograph/enrichment';
import { NotFound } from '@firmograph/kernel';
import { Records, Runs } from './ports.ts';

/** How many rows a run made, changed and took back, and how often each field changed. */
@Injectable()
export class CountRunChanges {
  constructor(
    private readonly runs: Runs,
    private readonly records: Records,
  ) {}

  async execute(tenantId: string, runId: string) {
    if ((await this.runs.find(tenantId, runId)) === null) throw new NotFound('run', runId);
    const counts = { created: 0, changed: 0, retracted: 0 };
    const fields: Record<string, number> = {};
    for (const { kind, changed, rows } of await this.records.changeCounts(tenantId, runId)) {
      counts[kind] += rows;
      for (const field of fieldsIn(changed)) fields[field] = (fields[field] ?? 0) + rows;
    }
    return { ...counts, fields };
  }
}
