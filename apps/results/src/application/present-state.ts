import { Injectable } from '@nestjs/common';
import type { Answer } from '@firmograph/enrichment';
import type { Run } from '../domain/run.ts';
import { ErasedAnswers } from './erased-answers.ts';
import { DeletedProfiles, Enrichments, Rows } from './ports.ts';

/** What is there now of the profiles of a part. */
@Injectable()
export class PresentState {
  constructor(
    private readonly rows: Rows,
    private readonly deletedProfiles: DeletedProfiles,
    private readonly enrichments: Enrichments,
    private readonly erased: ErasedAnswers,
  ) {}

  async read(run: Run, answers: readonly Answer[]) {
    const { tenantId, enrichmentId, requestedAt } = run;
    const profileIds = answers.map(({ profileId }) => profileId);
    const [state, rows, deleted, erased] = await Promise.all([
      this.enrichments.state(tenantId, enrichmentId),
      this.rows.present(tenantId, enrichmentId, profileIds),
      this.deletedProfiles.since(tenantId, profileIds, requestedAt),
      this.erased.among(run, answers),
    ]);
    if (state === 'deleted') return 'enrichment-deleted';
    const gone = erased.profileIds.size === 0 ? deleted : new Set([...deleted, ...erased.profileIds]);
    return { rows, deleted: gone, floors: erased.floors, now: new Date() };
  }
}
