import { Injectable } from '@nestjs/common';
import { KnownEnrichment } from './known-enrichment.ts';
import { Runs, type Page, type Paging } from './ports.ts';
import { ReadProgress, type ReportedProgress } from './read-progress.ts';

/** The runs of an enrichment with their counts, newest first. */
@Injectable()
export class ListRunHistory {
  constructor(
    private readonly known: KnownEnrichment,
    private readonly runs: Runs,
    private readonly readProgress: ReadProgress,
  ) {}

  async execute(tenantId: string, enrichmentId: string, paging: Paging): Promise<Page<ReportedProgress>> {
    await this.known.require(tenantId, enrichmentId);
    const { items, next } = await this.runs.page(tenantId, enrichmentId, paging);
    return { items: await Promise.all(items.map((run) => this.readProgress.of(run))), next };
  }
}
