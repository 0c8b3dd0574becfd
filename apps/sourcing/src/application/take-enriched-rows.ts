import type { EnrichedProfileRetracted, EnrichedProfileUpdated } from '@firmograph/contracts';
import { Injectable } from '@nestjs/common';
import { newest, type RowNews } from '../domain/enriched-row.ts';
import { EnrichedFields } from './enriched-ports.ts';
import { ErasedProfiles, type ErasedOnes } from './ports.ts';
import { SegmentCounts } from './segment-counts.ts';

export type RowEvent = EnrichedProfileUpdated | EnrichedProfileRetracted;

/** Follows the output tables, many rows at a time. */
@Injectable()
export class TakeEnrichedRows {
  constructor(
    private readonly rows: EnrichedFields,
    private readonly erased: ErasedProfiles,
    private readonly counts: SegmentCounts,
  ) {}

  async execute(events: readonly RowEvent[]): Promise<void> {
    const byTenant = Map.groupBy(events, ({ tenantid }) => tenantid);
    await Promise.all(Array.from(byTenant, ([tenantId, group]) => this.take(tenantId, group)));
  }

  private async take(tenantId: string, events: readonly RowEvent[]): Promise<void> {
    const erased = await this.erased.of(tenantId);
    const news: RowNews[] = [];
    for (const event of events) {
      const each = newsOf(event, erased);
      // What was said of it before it was erased comes again when the topic is read again; what is to be forgotten is forgotten again.
      if (each.isErased === true || !erased.hasProfile(each.profileId, each.at)) news.push(each);
    }
    await this.rows.take(tenantId, newest(news));
    await this.counts.markAll(tenantId, new Date());
  }
}

function newsOf(event: RowEvent, erased: ErasedOnes): RowNews {
  const { enrichmentId, profileId } = event.data;
  const at = new Date(event.time);
  const news = { enrichmentId, profileId, sequence: event.sequence ?? 0, at };
  if (!('company' in event.data)) {
    const isErased = event.data.reason === 'erased' || erased.knowsProfile(profileId);
    return isErased ? { ...news, isErased } : news;
  }
  const { company, confidence, confidenceLabel, askedAt, runId } = event.data;
  const label = confidenceLabel === undefined ? {} : { confidenceLabel };
  return {
    ...news,
    row: { profileId, company, confidence, ...label, askedAt: new Date(askedAt), updatedAt: at, runId },
  };
}
