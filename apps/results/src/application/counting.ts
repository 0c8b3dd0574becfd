import { Injectable } from '@nestjs/common';
import type { PartRecord } from '../domain/part-record.ts';
import { Bell } from './bell.ts';
import { Reviews, Runs, settleAfterMs, Tallies } from './ports.ts';

/** Counts a part, and has its run looked at: in this order, or a run could be looked at too early for the last time. */
@Injectable()
export class Counting {
  constructor(
    private readonly tallies: Tallies,
    private readonly runs: Runs,
    private readonly bell: Bell,
    private readonly reviews: Reviews,
  ) {}

  async count(record: PartRecord): Promise<void> {
    const { tenantId, runId, batch, part, parts, tally, profileIds, decidedAt } = record;
    if (record.waiting !== undefined) await this.reviews.wait(record);
    const profiles = profileIds.length;
    await this.tallies.count({ tenantId, runId, batch, part, parts, profiles, tally, at: decidedAt });
    await this.runs.touch(tenantId, runId);
    this.bell.ring('settle-runs', settleAfterMs);
  }
}
