import type { Company, Confidence } from '@firmograph/enrichment';

/** What one enrichment says of one profile. */
export interface EnrichedRow {
  readonly profileId: string;
  readonly company: Company;
  readonly confidence: Confidence;
  /** The provider's own word. */
  readonly confidenceLabel?: string;
  /** When the provider said so. */
  readonly askedAt: Date;
  /** When the row came to be as it is. */
  readonly updatedAt: Date;
  readonly runId: string;
}

/** News of a row; without `row` it was taken back. */
export interface RowNews {
  readonly enrichmentId: string;
  readonly profileId: string;
  /** Rises with every change of the row, its retraction too. */
  readonly sequence: number;
  readonly at: Date;
  readonly row?: EnrichedRow;
  /** It was erased: not even its sequence is kept, because that stands beside the id of the profile. */
  readonly isErased?: true;
}

/** Of each row the newest: older news never win, in whatever order they come. */
export function newest(news: Iterable<RowNews>): RowNews[] {
  const byRow = new Map<string, RowNews>();
  for (const each of news) {
    const key = `${each.enrichmentId}/${each.profileId}`;
    const before = byRow.get(key);
    if (before === undefined || before.sequence < each.sequence) byRow.set(key, each);
  }
  return [...byRow.values()];
}
