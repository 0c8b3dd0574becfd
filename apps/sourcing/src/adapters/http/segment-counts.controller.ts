import { sourcingRoutes, type InputOf } from '@firmograph/contracts';
import { NotFound } from '@firmograph/kernel';
import { Serve, type Caller } from '@firmograph/service-kit';
import { Controller } from '@nestjs/common';
import { Segments } from '../../application/ports.ts';
import { SegmentCounts } from '../../application/segment-counts.ts';
import { paged } from './paged.ts';

const { listSegments, getSegmentTrend, refreshSegment } = sourcingRoutes;

@Controller()
export class SegmentCountsController {
  constructor(
    private readonly segments: Segments,
    private readonly counts: SegmentCounts,
  ) {}

  @Serve(listSegments)
  async list({ query }: InputOf<typeof listSegments>, { tenantId }: Caller) {
    const { items, next } = await paged(
      query,
      (page) => this.segments.list(tenantId, page),
      ({ segmentId }) => segmentId,
    );
    const counts = await this.counts.last(
      tenantId,
      items.map(({ segmentId }) => segmentId),
    );
    const counted = items.map((segment) => {
      const last = counts.get(segment.segmentId);
      if (last === undefined) return segment;
      return { ...segment, lastCount: { members: last.members, countedAt: last.countedAt.toISOString() } };
    });
    return { items: counted, next };
  }

  @Serve(getSegmentTrend)
  async trend({ params, query }: InputOf<typeof getSegmentTrend>, { tenantId }: Caller) {
    await this.refuseUnknown(tenantId, params.segmentId);
    const { from, to, limit } = query;
    const dates = { from: from === undefined ? from : new Date(from), to: to === undefined ? to : new Date(to) };
    const points = await this.counts.trend(tenantId, params.segmentId, { ...dates, limit });
    return { points: points.map(({ at, members }) => ({ at: at.toISOString(), members })) };
  }

  @Serve(refreshSegment)
  async refresh({ params: { segmentId } }: InputOf<typeof refreshSegment>, { tenantId }: Caller): Promise<void> {
    await this.refuseUnknown(tenantId, segmentId);
    await this.counts.mark(tenantId, segmentId, new Date());
  }

  private async refuseUnknown(tenantId: string, segmentId: string): Promise<void> {
    if ((await this.segments.find(tenantId, segmentId)) === undefined) throw new NotFound('segment', segmentId);
  }
}
