import type { Database, TenantCollection, TenantDocument } from '@firmograph/mongo';
import { erasurePageOf, type Place, type Places, type Selection, type Swept } from '@firmograph/service-kit';
import { partsOf } from '@firmograph/kernel';
import type { WithdrawRows } from '../../application/withdraw-rows.ts';
import { changesIn } from './change-notes.ts';
import { ErasableChanges } from './erasable-changes.ts';
import { ErasableRecords } from './erasable-records.ts';
import { ErasableReviews } from './erasable-reviews.ts';
import type { ReviewDocument } from './mongo-reviews.ts';
import { ErasableRows } from './erasable-rows.ts';
import { RunsOver } from './erased-runs.ts';
import type { RecordDocument } from './mongo-records.ts';
import type { RowDocument } from './row-document.ts';

/** All that results keeps of profiles and companies. Runs and tallies only count. */
export async function erasablePlaces(database: Database, withdrawRows: WithdrawRows): Promise<Places> {
  const rows = await database.collection<RowDocument>({ name: 'rows' });
  const records = await database.collection<RecordDocument>({ name: 'records' });
  const runsOver = await RunsOver.open(database);
  return {
    all: [
      new ErasableRows(rows, withdrawRows, runsOver),
      new ErasableRecords(records, runsOver),
      new ErasableChanges(await changesIn(database)),
      new ErasableReviews(await database.collection<ReviewDocument>({ name: 'reviews' }), runsOver),
      new ErasableIds('deleted profiles', await database.collection({ name: 'deleted-profiles' }), 'goes'),
      new ErasableIds('doubts', await database.collection({ name: 'doubts' }), 'ends by itself'),
    ],
  };
}

const pageIds = 1000;

/** Documents whose key ends in a profile id, and that hold nothing else of it. */
class ErasableIds implements Place {
  constructor(
    readonly name: string,
    private readonly collection: TenantCollection<TenantDocument>,
    /** The list of what was erased takes its place; or it is gone once it has been looked into. */
    private readonly end: 'goes' | 'ends by itself',
  ) {}

  async sweep(selection: Selection, after: string | null): Promise<Swept> {
    if (selection.leavesProfiles || !selection.isSecondLook) return { after: null, hits: 0 };
    const scoped = this.collection.forTenant(selection.tenantId);
    const paging = { after, limit: pageIds, projection: { _id: 1 } } as const;
    const { page, next } = await erasurePageOf(scoped, selection.tenantId, paging);
    const found = page.map(({ _id }) => _id).filter((key) => selection.isProfile(partsOf(key).at(-1) ?? ''));
    if (this.end === 'ends by itself') return { after: next, hits: 0, isLeft: found.length > 0 };
    if (found.length > 0) await scoped.deleteMany({ _id: { $in: found } });
    return { after: next, hits: found.length };
  }
}
