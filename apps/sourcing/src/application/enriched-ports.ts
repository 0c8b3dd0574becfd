import type { Column, CompanyField, EnrichmentDefinition } from '@firmograph/enrichment';
import type { EnrichedRow, RowNews } from '../domain/enriched-row.ts';
import type { Page } from './ports.ts';

/** The company fields that are wanted of a row; what else it says comes along. */
export type WantedFields = readonly CompanyField[] | 'all';

/** The rows of the output tables, as far as sourcing has heard of them. */
export abstract class EnrichedFields {
  /** Rows of one enrichment in the order of their profiles, that of `Profiles.scan`. */
  abstract scan(
    tenantId: string,
    enrichmentId: string,
    page: Page,
    fields: WantedFields,
  ): Promise<readonly EnrichedRow[]>;
  /** The rows of these profiles, by profile; those without a row are left out. */
  abstract find(
    tenantId: string,
    enrichmentId: string,
    profileIds: readonly string[],
    fields: WantedFields,
  ): Promise<ReadonlyMap<string, EnrichedRow>>;
  /** Rows of one enrichment, of deleted profiles too while nobody has taken theirs back. */
  abstract count(tenantId: string, enrichmentId: string): Promise<number>;
  /** Older news than what is known change nothing. */
  abstract take(tenantId: string, news: readonly RowNews[]): Promise<void>;
  /** Profiles that are gone since then have no rows; what comes later is taken. */
  abstract without(tenantId: string, gone: readonly { readonly profileId: string; readonly at: Date }[]): Promise<void>;
}

/** What sourcing has to know of an enrichment. */
export interface KnownEnrichment extends Pick<
  EnrichmentDefinition,
  'enrichmentId' | 'name' | 'outputTable' | 'dataSet' | 'connectionId'
> {
  readonly state: 'Active' | 'Inactive';
  /** Of the output table; absent where it was heard of before columns were. */
  readonly columns?: readonly Column[];
}

export abstract class KnownEnrichments {
  abstract find(tenantId: string, enrichmentId: string): Promise<KnownEnrichment | undefined>;
  abstract list(tenantId: string): Promise<readonly KnownEnrichment[]>;
  /** Without `enrichment`: it is deleted. What is older than what is known changes nothing. */
  abstract take(tenantId: string, enrichmentId: string, sequence: number, enrichment?: KnownEnrichment): Promise<void>;
}
