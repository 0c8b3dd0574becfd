import { Injectable } from '@nestjs/common';
import { changesOf, enrichedOf, percentOf } from '../domain/run-points.ts';
import { KnownEnrichment } from './known-enrichment.ts';
import { Rows, Runs } from './ports.ts';

const everyRun = { from: new Date(0), to: new Date(8.64e15) };

/** The output table as it is now, counted; and what the last run that has its counts made of its data set. */
@Injectable()
export class SummarizeRows {
  constructor(
    private readonly known: KnownEnrichment,
    private readonly rows: Rows,
    private readonly runs: Runs,
  ) {}

  async execute(tenantId: string, enrichmentId: string) {
    await this.known.require(tenantId, enrichmentId);
    const [summary, [last]] = await Promise.all([
      this.rows.summary(tenantId, enrichmentId),
      this.runs.settledIn(tenantId, enrichmentId, everyRun, 1),
    ]);
    const settled = last?.settled ?? null;
    if (last === undefined || settled === null)
      return { ...summary, profiles: null, percent: null, enriched: null, lastRun: null };
    const { counts, profiles, at } = settled;
    const enriched = enrichedOf(counts);
    const lastRun = { runId: last.runId, at, counts, changes: changesOf(counts) };
    return { ...summary, profiles, enriched, percent: percentOf(enriched, profiles), lastRun };
  }
}
