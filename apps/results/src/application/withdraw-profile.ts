import { Injectable } from '@nestjs/common';
import { requestedAtOf } from '../domain/run.ts';
import { DeletedProfiles, Enrichments, Rows } from './ports.ts';
import { WithdrawRows } from './withdraw-rows.ts';

/** Longer than any part is under way that was read before the deletion was heard of. */
const secondLookMs = 30_000;

/** Takes back the rows of a profile that was deleted; and once more later, in case a part was being written meanwhile. */
@Injectable()
export class WithdrawProfile {
  constructor(
    private readonly deletedProfiles: DeletedProfiles,
    private readonly enrichments: Enrichments,
    private readonly rows: Rows,
    private readonly withdrawRows: WithdrawRows,
  ) {}

  async execute(now: Date): Promise<'worked' | 'idle'> {
    const held = await this.deletedProfiles.claimDue(now);
    if (held === null) return 'idle';
    const { tenantId, profileId, at, heardAt } = held;
    const rows = await this.rows.ofProfile(tenantId, await this.enrichments.idsOf(tenantId), profileId);
    // A run that was requested later knows a profile that came back; its row stays.
    const gone = rows.filter(({ runOrder }) => requestedAtOf(runOrder) <= at.toISOString());
    await this.withdrawRows.execute(tenantId, gone, 'profile-deleted');
    const second = new Date(heardAt.getTime() + secondLookMs);
    await this.deletedProfiles.release(held, now < second ? second : null);
    return 'worked';
  }
}
