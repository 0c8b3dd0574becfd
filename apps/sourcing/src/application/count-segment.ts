import type { Segment } from '@firmograph/contracts';
import { Injectable } from '@nestjs/common';
import { FreezeMembers } from './freeze-members.ts';
import { Profiles, Segments } from './ports.ts';
import { SegmentCounts } from './segment-counts.ts';

/** Counts the segment that has been due for longest; a static one has its members noted first. */
@Injectable()
export class CountSegment {
  constructor(
    private readonly counts: SegmentCounts,
    private readonly segments: Segments,
    private readonly profiles: Profiles,
    private readonly frozen: FreezeMembers,
  ) {}

  async execute(clock: () => Date, signal: AbortSignal): Promise<'worked' | 'idle'> {
    const held = await this.counts.claim(clock());
    if (held === null) return 'idle';
    const found = await this.segments.lookUp(held.tenantId, held.segmentId);
    if (found === undefined) {
      await this.frozen.forget(held);
      await this.counts.forget(held);
      return 'worked';
    }
    const { segment } = found;
    if (segment.kind === 'static' && found.frozen === undefined) {
      if (!(await this.frozen.execute(held, clock, signal))) return 'worked';
    } else if (segment.kind !== 'static') await this.frozen.forget(held);
    const members = await this.frozen.membersOf(held);
    const count = isCounted(segment) ? await this.profiles.count(held.tenantId, members) : null;
    await this.counts.settle(held, count, clock());
    return 'worked';
  }
}

function isCounted({ state }: Segment): boolean {
  return state !== 'Inactive';
}
