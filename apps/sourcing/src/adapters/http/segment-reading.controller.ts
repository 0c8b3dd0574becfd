import { sourcingRoutes, type InputOf } from '@firmograph/contracts';
import { readsOf } from '@firmograph/enrichment';
import { NotFound } from '@firmograph/kernel';
import { Serve, type Caller } from '@firmograph/service-kit';
import { Controller } from '@nestjs/common';
import { DataSetMembers } from '../../application/data-set-members.ts';
import { Profiles, Segments } from '../../application/ports.ts';
import { SegmentUsage } from '../../application/segment-usage.ts';
import { answeredProfile } from './answered-profile.ts';
import { paged } from './paged.ts';

const { getSegment, listMembers, getSegmentUsage } = sourcingRoutes;

@Controller()
export class SegmentReadingController {
  constructor(
    private readonly segments: Segments,
    private readonly profiles: Profiles,
    private readonly members: DataSetMembers,
    private readonly usage: SegmentUsage,
  ) {}

  @Serve(getSegment)
  async get({ params: { segmentId } }: InputOf<typeof getSegment>, { tenantId }: Caller) {
    const segment = await this.segments.find(tenantId, segmentId);
    if (segment === undefined) throw new NotFound('segment', segmentId);
    const members = await this.profiles.count(tenantId, await this.membersOf(tenantId, segmentId));
    return { ...segment, members, reads: readsOf(segment) };
  }

  @Serve(listMembers)
  async listMembers({ params, query }: InputOf<typeof listMembers>, { tenantId }: Caller) {
    const members = await this.membersOf(tenantId, params.segmentId);
    const { items, next } = await paged(
      query,
      (page) => this.profiles.list(tenantId, members, page),
      ({ profileId }) => profileId,
    );
    return { items: items.map(answeredProfile), next };
  }

  @Serve(getSegmentUsage)
  async used({ params: { segmentId } }: InputOf<typeof getSegmentUsage>, { tenantId }: Caller) {
    if ((await this.segments.find(tenantId, segmentId)) === undefined) throw new NotFound('segment', segmentId);
    return { users: [...(await this.usage.execute(tenantId, segmentId))] };
  }

  private async membersOf(tenantId: string, segmentId: string) {
    const members = await this.members.execute(tenantId, { kind: 'segment', segmentId });
    if (members === undefined) throw new NotFound('segment', segmentId);
    return members;
  }
}
