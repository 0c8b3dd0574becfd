import { partsOf } from '@firmograph/kernel';
import type { TenantCollection } from '@firmograph/mongo';
import { erasurePageOf, type Place, type Selection, type Swept } from '@firmograph/service-kit';
import { isCompany, isOldRun } from './erasable-rows.ts';
import type { RunsOver } from './erased-runs.ts';
import type { Earlier, RecordDocument } from './mongo-records.ts';

// Each may weigh megabytes.
const pageRecords = 20;

/** Records keep what rows were before. An erased profile still counts in them, under its pseudonym. */
export class ErasableRecords implements Place {
  readonly name = 'history';

  constructor(
    private readonly collection: TenantCollection<RecordDocument>,
    private readonly runsOver: RunsOver,
  ) {}

  async sweep(selection: Selection, after: string | null): Promise<Swept> {
    const { tenantId } = selection;
    const scoped = this.collection.forTenant(tenantId);
    const { page, next } = await erasurePageOf(scoped, tenantId, { after, limit: pageRecords });
    const runs = await this.runsOver.of(selection);
    let [hits, isLeft] = [0, false];
    for (const record of page.filter(({ runOrder }) => isOldRun(selection, runOrder))) {
      const left = leftOf(selection, record, runs);
      hits += left.hits;
      if (left.hits === 0 || selection.isCount) continue;
      // Whoever decided it is about to write its rows; they are taken back once they are there.
      if (record.state === 'decided') isLeft = true;
      else await scoped.update({ _id: record._id }, { $set: left.fields });
    }
    return { after: next, hits, isLeft };
  }
}

function leftOf(selection: Selection, record: RecordDocument, runs: ReadonlySet<string>) {
  let hits = 0;
  const changes: Earlier[] = [];
  for (const change of record.changes) {
    const left = changeLeft(selection, change, runs);
    if (left !== change) hits += 1;
    if (left !== null) changes.push(left);
  }
  const profileIds = record.profileIds.map((profileId) => {
    if (!selection.isProfile(profileId)) return profileId;
    hits += 1;
    return selection.aliasOf(profileId);
  });
  return { hits, fields: { changes, profileIds } };
}

/** Itself where it is about something else; null where nothing may be left of it. */
function changeLeft(selection: Selection, change: Earlier, runs: ReadonlySet<string>): Earlier | null {
  const { profileId, before } = change;
  if (selection.isProfile(profileId)) return null;
  if (before?.company == null) return change;
  const isNamed = isCompany(selection, before.company);
  if (isNamed) selection.find(profileId);
  if (!isNamed && !isOtherwiseMeant(selection, before, runs)) return change;
  const { sequence, recordId } = before;
  return { ...change, before: { sequence, recordId, company: null } };
}

function isOtherwiseMeant(
  selection: Selection,
  { was, recordId }: NonNullable<Earlier['before']>,
  runs: ReadonlySet<string>,
): boolean {
  if (selection.isWhole || isOver(recordId, runs)) return true;
  // Its answer was that of a profile which is erased, and it says so.
  return was?.sharedWith !== undefined && selection.isProfile(was.sharedWith.profileId);
}

/** The record that wrote it belongs to one of these runs. */
function isOver(recordId: string | null, runs: ReadonlySet<string>): boolean {
  return recordId !== null && runs.has(partsOf(recordId)[1] ?? '');
}
