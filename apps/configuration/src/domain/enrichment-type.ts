import { DomainError } from '@firmograph/kernel';

/** What can be had, and how much of it is left. */
export interface EnrichmentType {
  readonly type: string;
  readonly name: string;
  readonly providedBy: string;
  readonly inUse: number;
  readonly available: number;
}

/** The types there are: one, as long as one provider is connected. */
export function enrichmentTypes(inUse: number, most: number): readonly EnrichmentType[] {
  const available = Math.max(0, most - inUse);
  return [{ type: 'leadspace-company', name: 'Company data', providedBy: 'Leadspace', inUse, available }];
}

/** Throws when no further one may be defined. */
export function requireAvailable([type]: readonly EnrichmentType[]): void {
  if (type === undefined || type.available > 0) return;
  throw new DomainError(
    'enrichment/quota-reached',
    `${type.inUse} enrichments of this type are there, and no more may be. Delete one that is not needed, or ask whoever runs Firmograph to allow more (ENRICHMENTS_PER_TYPE).`,
  );
}
