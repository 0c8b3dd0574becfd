import { identifiersAnswered } from '@firmograph/mapping';
import type { TenantCollection } from '@firmograph/mongo';
import { erasurePageOf, type Place, type Selection, type Swept } from '@firmograph/service-kit';
import type { EnrichedDocument } from './mongo-enriched-fields.ts';
import type { KnownEnrichmentDocument } from './mongo-known-enrichments.ts';

const pageRows = 500;

/**
 * What rows say goes at once, and their sequence stays so that nothing older comes back; what is left of a profile's goes in
 * the second look, because it still holds the id.
 */
export class ErasableEnrichedFields implements Place {
  readonly name = 'enriched fields';

  constructor(
    private readonly collection: TenantCollection<EnrichedDocument>,
    private readonly enrichments: TenantCollection<KnownEnrichmentDocument>,
  ) {}

  async sweep(selection: Selection, after: string | null): Promise<Swept> {
    const { tenantId } = selection;
    const scoped = this.collection.forTenant(tenantId);
    const { page, next } = await erasurePageOf(scoped, tenantId, { after, limit: pageRows });
    const over = await this.enrichmentsOver(selection);
    const held = page.filter(({ company }) => company !== undefined);
    const meant = held.filter((row) => selection.isOld(row.updatedAt) && isMeant(selection, row, over));
    for (const { profileId } of meant) selection.find(profileId);
    if (!selection.isCount) await this.erase(selection, page, meant);
    return { after: next, hits: meant.length };
  }

  private async erase(
    selection: Selection,
    page: readonly EnrichedDocument[],
    meant: readonly EnrichedDocument[],
  ): Promise<void> {
    const scoped = this.collection.forTenant(selection.tenantId);
    const emptied = meant.map(({ _id, tenantId, enrichmentId, profileId, sequence, updatedAt }) => ({
      filter: { _id, sequence },
      update: { _id, tenantId, enrichmentId, profileId, sequence, updatedAt },
    }));
    await scoped.bulk(emptied);
    if (!selection.isSecondLook) return;
    // A retraction that came before the erasure was known here is newer than it, and says nothing but the id.
    const isOver = (row: EnrichedDocument) => row.company === undefined || selection.isOld(row.updatedAt);
    const gone = page.filter((row) => isOver(row) && selection.isProfile(row.profileId));
    if (gone.length > 0) await scoped.deleteMany({ $or: gone.map(({ _id, sequence }) => ({ _id, sequence })) });
  }

  private async enrichmentsOver({ tenantId, connectionId }: Selection): Promise<ReadonlySet<string>> {
    if (connectionId === null) return new Set();
    const filter = { 'enrichment.connectionId': connectionId } as Record<string, unknown>;
    const found = await this.enrichments.forTenant(tenantId).find(filter);
    return new Set(found.map(({ enrichment }) => enrichment?.enrichmentId ?? ''));
  }
}

function isMeant(selection: Selection, row: EnrichedDocument, over: ReadonlySet<string>): boolean {
  if (selection.isWhole || over.has(row.enrichmentId) || selection.isProfile(row.profileId)) return true;
  return selection.readsCompanies && selection.isCompany(identifiersAnswered(row.company ?? {}));
}
