import { valueIn, type Column, type CompanyField } from '@firmograph/enrichment';
import type { Cell } from '@firmograph/tables';
import { Injectable } from '@nestjs/common';
import type { ExportColumn, ExportPlan } from '../../domain/exporting/export.ts';
import type { Fields } from '../../domain/profile.ts';
import type { EnrichedRow } from '../../domain/enriched-row.ts';
import { valueAt } from '../../domain/exporting/value-at.ts';
import { DataSetMembers } from '../data-set-members.ts';
import { EnrichedFields } from '../enriched-ports.ts';
import { Profiles, type Members, type Page, type ScannedProfile } from '../ports.ts';
import { ExportRows, type ExportRow } from './ports.ts';

const none: Fields = {};
type Found = ReadonlyMap<string, ReadonlyMap<string, EnrichedRow>>;
interface Scanned {
  readonly rows: readonly ScannedProfile[];
  readonly lastId: string | null;
}

/** Profiles and what enrichments say of them, side by side. Profiles that were deleted are left out, whatever is still said of them. */
@Injectable()
export class ReadExportRows extends ExportRows {
  constructor(
    private readonly profiles: Profiles,
    private readonly enriched: EnrichedFields,
    private readonly members: DataSetMembers,
  ) {
    super();
  }

  override async isThere(tenantId: string, source: ExportPlan['source']): Promise<boolean> {
    // That its enrichment is there is known from its columns.
    return source.kind === 'output-table' || (await this.membersOf(tenantId, source)) !== undefined;
  }

  override async count(tenantId: string, { source }: Pick<ExportPlan, 'source'>): Promise<number | undefined> {
    if (source.kind === 'output-table') return this.enriched.count(tenantId, source.enrichmentId);
    const members = await this.membersOf(tenantId, source);
    return members && this.profiles.count(tenantId, members);
  }

  override async read(tenantId: string, plan: ExportPlan, page: Page) {
    const { rows, lastId } = await this.scanned(tenantId, plan, page);
    const ids = rows.map(({ profileId }) => profileId);
    const found = await this.enrichedOf(tenantId, plan.columns, ids);
    return { rows: rows.map((row) => rowOf(row, plan.columns, found)), lastId };
  }

  private async scanned(tenantId: string, { source, columns }: ExportPlan, page: Page): Promise<Scanned> {
    const fields = columns.flatMap(({ from }) => (from.kind === 'profile' ? [from.field] : []));
    if (source.kind === 'output-table') return this.tableRows(tenantId, source.enrichmentId, page, fields);
    const members = await this.membersOf(tenantId, source);
    const rows = await this.profiles.scan(tenantId, members ?? { kind: 'nobody' }, page, fields);
    return { rows, lastId: rows.at(-1)?.profileId ?? null };
  }

  private async tableRows(
    tenantId: string,
    enrichmentId: string,
    page: Page,
    fields: readonly string[],
  ): Promise<Scanned> {
    const ids = (await this.enriched.scan(tenantId, enrichmentId, page, [])).map(({ profileId }) => profileId);
    const lastId = ids.at(-1) ?? null;
    if (fields.length > 0) return { rows: await this.wholeOnes(tenantId, ids), lastId };
    const digests = await this.profiles.digests(tenantId, ids);
    const live = ids.filter((id) => digests.get(id)?.hash !== undefined);
    return { rows: live.map((profileId) => ({ profileId, fields: none })), lastId };
  }

  private async wholeOnes(tenantId: string, ids: readonly string[]): Promise<readonly ScannedProfile[]> {
    const found = new Map<string, ScannedProfile>();
    for await (const { profile } of this.profiles.whole(tenantId, ids))
      if (profile.state === 'live')
        found.set(profile.profileId, { profileId: profile.profileId, fields: profile.fields });
    return ids.map((id) => found.get(id)).filter((each) => each !== undefined);
  }

  private async enrichedOf(tenantId: string, columns: readonly ExportColumn[], ids: readonly string[]): Promise<Found> {
    const wanted = Map.groupBy(
      columns.filter(({ from }) => from.kind === 'path' || from.kind === 'column'),
      ({ from }) => ('enrichmentId' in from ? from.enrichmentId : ''),
    );
    const reading = Array.from(wanted, async ([enrichmentId, group]) => {
      const fields = [...new Set(group.flatMap(companyFieldsOf))];
      return [enrichmentId, await this.enriched.find(tenantId, enrichmentId, ids, fields)] as const;
    });
    return new Map(await Promise.all(reading));
  }

  private async membersOf(
    tenantId: string,
    source: Exclude<ExportPlan['source'], { kind: 'output-table' }>,
  ): Promise<Members | undefined> {
    return this.members.execute(tenantId, source);
  }
}

function companyFieldsOf({ from }: ExportColumn): readonly CompanyField[] {
  if (from.kind === 'column') return [from.column.field];
  // A path begins with a field of companies, or with a sign for what is beside the company.
  return from.kind === 'path' && !from.path.startsWith('$') ? [from.path.split('.')[0] as CompanyField] : [];
}

function rowOf({ profileId, fields }: ScannedProfile, columns: readonly ExportColumn[], found: Found): ExportRow {
  return { profileId, cells: columns.map((column) => cellOf(column, { profileId, fields, found })) };
}

function cellOf({ from }: ExportColumn, row: ScannedProfile & { readonly found: Found }): Cell {
  switch (from.kind) {
    case 'profile-id':
      return row.profileId;
    case 'profile':
      return Object.hasOwn(row.fields, from.field) ? row.fields[from.field] : undefined;
    case 'column':
      return columnCell(from.column, enrichedRowOf(from.enrichmentId, row));
    case 'path':
      return valueAt(enrichedRowOf(from.enrichmentId, row), from.path);
  }
}

function columnCell(column: Column, row: EnrichedRow | undefined): Cell {
  return row && valueIn(column, row.company);
}

function enrichedRowOf(
  enrichmentId: string,
  { profileId, found }: ScannedProfile & { readonly found: Found },
): EnrichedRow | undefined {
  return found.get(enrichmentId)?.get(profileId);
}
