import { Injectable } from '@nestjs/common';
import { DataSetMembers } from './data-set-members.ts';
import { Profiles, Segments, type Members } from './ports.ts';
import { SegmentCounts, SegmentMembers, type HeldSegment } from './segment-counts.ts';

const pageProfiles = 2000;

/** Where frozen members are kept, and how members are found. */
@Injectable()
export class StaticStore {
  constructor(
    readonly members: SegmentMembers,
    readonly dataSets: DataSetMembers,
  ) {}
}

/** Notes who is in a segment at the moment it became static. */
@Injectable()
export class FreezeMembers {
  constructor(
    private readonly counts: SegmentCounts,
    private readonly segments: Segments,
    private readonly profiles: Profiles,
    private readonly store: StaticStore,
  ) {}

  /** False: somebody else does it, or it goes on later. */
  async execute(held: HeldSegment, clock: () => Date, signal: AbortSignal): Promise<boolean> {
    const { tenantId, segmentId, fence } = held;
    // Whoever begins anew begins under another key: what a slow one still adds is under his own.
    const key = `${segmentId}#${fence}`;
    const members = await this.membersOf(held);
    for (let after: string | null = null; ;) {
      const page = await this.profiles.scan(tenantId, members, { after, limit: pageProfiles }, []);
      const ids = page.map(({ profileId }) => profileId);
      await this.store.members.add(tenantId, key, segmentId, ids);
      if (signal.aborted || !(await this.counts.renew(held, clock()))) return false;
      if (page.length < pageProfiles) break;
      after = ids.at(-1) ?? null;
    }
    await this.segments.froze(tenantId, segmentId, { key });
    await this.store.members.clear(tenantId, segmentId, key);
    return true;
  }

  async forget({ tenantId, segmentId }: HeldSegment): Promise<void> {
    await this.store.members.clear(tenantId, segmentId, null);
  }

  async membersOf({ tenantId, segmentId }: HeldSegment): Promise<Members> {
    return (await this.store.dataSets.execute(tenantId, { kind: 'segment', segmentId })) ?? { kind: 'nobody' };
  }
}
