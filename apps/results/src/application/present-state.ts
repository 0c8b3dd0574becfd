import { Injectable } from '@nestjs/common';
import type { Run } from '../domain/run.ts';
import { DeletedProfiles, Enrichments, Rows } from './ports.ts';

/** What is there now of the profiles of a part. */
@Injectable()
export class PresentState {
  constructor(
    private readonly rows: Rows,
    private readonly deletedProfiles: DeletedProfiles,
    private readonly enrichments: Enrichments,
  ) {}

  async read({ tenantId, enrichmentId, requestedAt }: Run, answers: readonly { readonly profileId: string }[]) {
    const profileIds = answers.map(({ profileId }) => profileId);
    const [state, rows, deleted] = await Promise.all([
      this.enrichments.state(tenantId, enrichmentId),
      this.rows.present(tenantId, enrichmentId, profileIds),
      this.deletedProfiles.since(tenantId, profileIds, requestedAt),
    ]);
    return state === 'deleted' ? 'enrichment-deleted' : { rows, deleted, now: new Date() };
  }
}
