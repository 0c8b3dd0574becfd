import { sourcingRoutes, type InputOf } from '@firmograph/contracts';
import { Serve, type Caller } from '@firmograph/service-kit';
import { Controller } from '@nestjs/common';
import { PreviewMapping } from '../../application/preview-mapping.ts';
import { ProposeMapping } from '../../application/propose-mapping.ts';

const { guessMapping, previewMapping } = sourcingRoutes;

@Controller()
export class MappingController {
  constructor(
    private readonly preview: PreviewMapping,
    private readonly propose: ProposeMapping,
  ) {}

  @Serve(guessMapping)
  async guess({ body }: InputOf<typeof guessMapping>, { tenantId }: Caller) {
    return this.propose.execute(tenantId, body.dataSet);
  }

  @Serve(previewMapping)
  async show({ body }: InputOf<typeof previewMapping>, { tenantId }: Caller) {
    return this.preview.execute(tenantId, body);
  }
}
