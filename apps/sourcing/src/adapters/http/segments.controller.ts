import { sourcingRoutes, type InputOf } from '@firmograph/contracts';
import { Serve, type Caller } from '@firmograph/service-kit';
import { Controller } from '@nestjs/common';
import { SaveSegment } from '../../application/save-segment.ts';

const { saveSegment, changeSegment, duplicateSegment, deleteSegment } = sourcingRoutes;

@Controller()
export class SegmentsController {
  constructor(private readonly savePart: SaveSegment) {}

  @Serve(saveSegment)
  async save({ params, body }: InputOf<typeof saveSegment>, { tenantId }: Caller) {
    return this.savePart.execute(tenantId, { ...params, ...body }, new Date());
  }

  @Serve(changeSegment)
  async change({ params, body }: InputOf<typeof changeSegment>, { tenantId }: Caller) {
    return this.savePart.change(tenantId, params.segmentId, body, new Date());
  }

  @Serve(duplicateSegment)
  async duplicate({ params, body }: InputOf<typeof duplicateSegment>, { tenantId }: Caller) {
    return this.savePart.duplicate(tenantId, params.segmentId, body, new Date());
  }

  @Serve(deleteSegment)
  async delete({ params, query }: InputOf<typeof deleteSegment>, { tenantId }: Caller): Promise<void> {
    await this.savePart.delete(tenantId, params.segmentId, query.force === 'true', new Date());
  }
}
