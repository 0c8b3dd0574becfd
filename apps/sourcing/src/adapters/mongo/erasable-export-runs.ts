import type { Filter, TenantCollection } from '@firmograph/mongo';
import { erasurePageOf, type Place, type Selection, type Swept } from '@firmograph/service-kit';
import type { ExportRunDocument } from './mongo-export-runs.ts';

const pageRuns = 200;

/** A run under way names the profiles where its parts begin and end; it forgets them when it is over, so it is waited for. */
export class ErasableExportRuns implements Place {
  readonly name = 'exports under way';

  constructor(private readonly collection: TenantCollection<ExportRunDocument>) {}

  async sweep(selection: Selection, after: string | null): Promise<Swept> {
    if (selection.leavesProfiles) return { after: null, hits: 0 };
    const { tenantId } = selection;
    const filter = { active: { $exists: true } } as Filter<ExportRunDocument>;
    const scoped = this.collection.forTenant(tenantId);
    const { page, next } = await erasurePageOf(scoped, tenantId, { after, limit: pageRuns, filter });
    const named = page.filter(({ cursor }) =>
      cursor?.parts.some((part) => part.lastId !== null && selection.isProfile(part.lastId)),
    );
    return { after: next, hits: 0, isLeft: !selection.isCount && named.length > 0 };
  }
}
