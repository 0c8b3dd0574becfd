import type { Company } from '@firmograph/enrichment';
import { identifiersAnswered } from '@firmograph/mapping';
import type { TenantCollection } from '@firmograph/mongo';
import { erasurePageOf, type Place, type Selection, type Swept } from '@firmograph/service-kit';
import type { WithdrawRows } from '../../application/withdraw-rows.ts';
import type { FilledRow } from '../../domain/row.ts';
import type { RunsOver } from './erased-runs.ts';
import type { RowDocument } from './row-document.ts';

const pageRows = 500;

/**
 * Rows go in two looks: first they are taken back, which says so to everybody; then what is left of those whose profile is
 * erased goes, because it still holds the id.
 */
export class ErasableRows implements Place {
  readonly name = 'rows';

  constructor(
    private readonly collection: TenantCollection<RowDocument>,
    private readonly withdrawRows: WithdrawRows,
    private readonly runsOver: RunsOver,
  ) {}

  async sweep(selection: Selection, after: string | null): Promise<Swept> {
    const { tenantId } = selection;
    const scoped = this.collection.forTenant(tenantId);
    const { page, next } = await erasurePageOf(scoped, tenantId, { after, limit: pageRows });
    const runs = await this.runsOver.of(selection);
    const rows = page.filter(isFilled).filter((row) => isMeant(selection, row, runs));
    for (const { profileId } of rows) selection.find(profileId);
    const isLeft = !selection.isCount && (await this.erase(selection, page, rows));
    return { after: next, hits: rows.length, isLeft };
  }

  /** Says whether something is left. */
  private async erase(
    selection: Selection,
    page: readonly RowDocument[],
    rows: readonly FilledRow[],
  ): Promise<boolean> {
    const { tenantId, erasureId } = selection;
    await this.withdrawRows.execute(tenantId, rows, 'erased', erasureId);
    if (!selection.isSecondLook) return false;
    const gone = page.filter(({ state, profileId }) => state === 'retracted' && selection.isProfile(profileId));
    const said = gone.filter(({ pendAt }) => pendAt === undefined);
    for (const { _id, sequence } of said) await this.collection.forTenant(tenantId).deleteMany({ _id, sequence });
    return rows.length > 0 || said.length < gone.length;
  }
}

function isFilled(row: RowDocument): row is RowDocument & FilledRow {
  return row.state === 'filled';
}

function isMeant(selection: Selection, row: FilledRow, runs: ReadonlySet<string>): boolean {
  if (!isOldRun(selection, row.runOrder)) return false;
  if (selection.isWhole || runs.has(row.runId) || selection.isProfile(row.profileId)) return true;
  // Its answer was that of a profile which is erased, and it says so.
  if (row.sharedWith !== undefined && selection.isProfile(row.sharedWith.profileId)) return true;
  return isCompany(selection, row.company);
}

/** Of JSON as rows and their history keep it. */
export function isCompany(selection: Selection, company: string): boolean {
  // Written by `keptOf`, so that it is a company.
  return selection.readsCompanies && selection.isCompany(identifiersAnswered(JSON.parse(company) as Company));
}

/** The run was asked for before; `runOrder` begins with the time. */
export function isOldRun(selection: Selection, runOrder: string): boolean {
  return selection.isOld(new Date(runOrder.slice(0, runOrder.indexOf('/'))));
}
