import { sourcingRoutes, type InputOf } from '@firmograph/contracts';
import { Serve, type Caller } from '@firmograph/service-kit';
import { Controller } from '@nestjs/common';
import { PreviewSegment } from '../../application/preview-segment.ts';
import { FieldValues } from '../../application/value-hints.ts';
import { answeredProfile } from './answered-profile.ts';

const { previewSegment, suggestValues } = sourcingRoutes;

/** What helps while a segment is written. */
@Controller()
export class SegmentBuildingController {
  constructor(
    private readonly previewOf: PreviewSegment,
    private readonly values: FieldValues,
  ) {}

  @Serve(previewSegment)
  async preview({ body }: InputOf<typeof previewSegment>, { tenantId }: Caller) {
    const { segmentId = null, members, ...formula } = body;
    const preview = await this.previewOf.execute(tenantId, formula, { segmentId, members });
    return { ...preview, first: preview.first.map(answeredProfile) };
  }

  @Serve(suggestValues)
  async suggest({ body: { field } }: InputOf<typeof suggestValues>, { tenantId }: Caller) {
    return this.values.of(tenantId, field);
  }
}
