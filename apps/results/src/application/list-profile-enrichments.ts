import { Injectable } from '@nestjs/common';
import type { FilledRow } from '../domain/row.ts';
import { Enrichments, Rows } from './ports.ts';

export interface ProfileEnrichment {
  /** Null: its definition was never heard of. */
  readonly name: string | null;
  readonly row: FilledRow;
}

/** The card of a profile: its row in every output table that has one. */
@Injectable()
export class ListProfileEnrichments {
  constructor(
    private readonly enrichments: Enrichments,
    private readonly rows: Rows,
  ) {}

  async execute(tenantId: string, profileId: string): Promise<readonly ProfileEnrichment[]> {
    const rows = await this.rows.ofProfile(tenantId, await this.enrichments.idsOf(tenantId), profileId);
    const named = rows.map(async (row) => {
      const definition = await this.enrichments.definition(tenantId, row.enrichmentId);
      return { name: definition?.name ?? null, row };
    });
    return Promise.all(named);
  }
}
