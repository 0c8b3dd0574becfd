import type { Segment } from '@firmograph/contracts';
import { DomainError, NotFound } from '@firmograph/kernel';
import { Injectable } from '@nestjs/common';
import { CheckSegment } from './check-segment.ts';
import { Segments } from './ports.ts';
import { SegmentCounts } from './segment-counts.ts';
import { SegmentUsage } from './segment-usage.ts';

interface Change {
  readonly name?: string | undefined;
  readonly kind?: Segment['kind'];
  readonly state?: Segment['state'];
}

/** All that people do to segments. */
@Injectable()
export class SaveSegment {
  constructor(
    private readonly segments: Segments,
    private readonly check: CheckSegment,
    private readonly usage: SegmentUsage,
    private readonly counts: SegmentCounts,
  ) {}

  async execute(tenantId: string, segment: Segment, now: Date): Promise<Segment> {
    await this.check.execute(tenantId, segment.segmentId, segment);
    const before = await this.segments.find(tenantId, segment.segmentId);
    const next = settled({ ...(before === undefined ? {} : kept(before)), ...segment });
    await this.saved(tenantId, next, now);
    return next;
  }

  async change(tenantId: string, segmentId: string, change: Change, now: Date): Promise<Segment> {
    const before = await this.found(tenantId, segmentId);
    const next = settled({ ...before, ...change, name: change.name ?? before.name });
    await this.saved(tenantId, next, now);
    return next;
  }

  async duplicate(
    tenantId: string,
    from: string,
    to: Pick<Segment, 'segmentId' | 'name'>,
    now: Date,
  ): Promise<Segment> {
    const before = await this.found(tenantId, from);
    if ((await this.segments.find(tenantId, to.segmentId)) !== undefined)
      throw new DomainError('segment/id-taken', `There is a segment ${to.segmentId} already; choose another id.`);
    return this.execute(tenantId, { ...before, ...to }, now);
  }

  /** Unless `force`, only where nobody uses it. */
  async delete(tenantId: string, segmentId: string, force: boolean, now: Date): Promise<void> {
    await this.found(tenantId, segmentId);
    const users = force ? [] : await this.usage.execute(tenantId, segmentId);
    if (users.length > 0) {
      const named = users.map(({ kind, name }) => `${kind} "${name}"`).join(', ');
      throw new DomainError('segment/in-use', `It is used by ${named}; change these first, or delete it with force.`);
    }
    await this.segments.delete(tenantId, segmentId, now);
    await this.counts.mark(tenantId, segmentId, now);
  }

  private async saved(tenantId: string, segment: Segment, now: Date): Promise<void> {
    await this.segments.save(tenantId, segment, now);
    await this.counts.mark(tenantId, segment.segmentId, now);
  }

  private async found(tenantId: string, segmentId: string): Promise<Segment> {
    const segment = await this.segments.find(tenantId, segmentId);
    if (segment === undefined) throw new NotFound('segment', segmentId);
    return segment;
  }
}

function kept({ kind, state }: Segment): Change {
  return { ...(kind === undefined ? {} : { kind }), ...(state === undefined ? {} : { state }) };
}

/** Nothing is said that holds anyway: what was saved before there were kinds stays as it was, byte for byte. */
function settled({ kind, state, then, ...segment }: Segment): Segment {
  return {
    ...segment,
    ...(then === undefined || then.length === 0 ? {} : { then }),
    ...(kind === undefined || kind === 'dynamic' ? {} : { kind }),
    ...(state === undefined || state === 'Active' ? {} : { state }),
  };
}
