import type { CompanyField, Confidence, SearchedText } from '@firmograph/enrichment';

/** Which rows are meant; each of these narrows it down. */
export interface RowFilter extends Partial<
  Readonly<Record<Exclude<SearchedText, 'country' | 'industry' | 'phone'>, string | undefined>>
> {
  readonly confidence?: Confidence | undefined;
  readonly minOpinion?: number | undefined;
  readonly maxOpinion?: number | undefined;
  /** Our own judgement contradicts. */
  readonly conflict?: boolean | undefined;
  /** As it is written. */
  readonly country?: string | undefined;
  readonly industry?: string | undefined;
  readonly minEmployees?: number | undefined;
  readonly maxEmployees?: number | undefined;
  readonly minRevenue?: number | undefined;
  readonly maxRevenue?: number | undefined;
  readonly updatedFrom?: string | undefined;
  readonly updatedBefore?: string | undefined;
  readonly filled?: CompanyField | undefined;
  readonly runId?: string | undefined;
}
