import { sourcingRoutes, type InputOf } from '@firmograph/contracts';
import { NotFound } from '@firmograph/kernel';
import { Serve, type Caller } from '@firmograph/service-kit';
import { Controller } from '@nestjs/common';
import { Profiles, Segments } from '../../application/ports.ts';
import { paged } from './paged.ts';

const { saveSegment, listSegments, getSegment, deleteSegment } = sourcingRoutes;

@Controller()
export class SegmentsController {
  constructor(
    private readonly segments: Segments,
    private readonly profiles: Profiles,
  ) {}

  @Serve(saveSegment)
  async save({ params, body }: InputOf<typeof saveSegment>, { tenantId }: Caller) {
    const segment = { ...params, ...body };
    await this.segments.save(tenantId, segment, new Date());
    return segment;
  }

  @Serve(listSegments)
  async list({ query }: InputOf<typeof listSegments>, { tenantId }: Caller) {
    return paged(
      query,
      (page) => this.segments.list(tenantId, page),
      ({ segmentId }) => segmentId,
    );
  }

  @Serve(getSegment)
  async get({ params: { segmentId } }: InputOf<typeof getSegment>, { tenantId }: Caller) {
    const segment = await this.segments.find(tenantId, segmentId);
    if (segment === undefined) throw new NotFound('segment', segmentId);
    return { ...segment, members: await this.profiles.count(tenantId, { kind: 'rule', rule: segment.rule }) };
  }

  @Serve(deleteSegment)
  async delete({ params: { segmentId } }: InputOf<typeof deleteSegment>, { tenantId }: Caller): Promise<void> {
    const wasThere = await this.segments.delete(tenantId, segmentId, new Date());
    if (!wasThere) throw new NotFound('segment', segmentId);
  }
}
