import { sourcingRoutes, type InputOf } from '@firmograph/contracts';
import { Serve, type Caller } from '@firmograph/service-kit';
import { Controller } from '@nestjs/common';
import { PreviewMapping } from '../../application/preview-mapping.ts';

const { previewMapping } = sourcingRoutes;

@Controller()
export class MappingController {
  constructor(private readonly preview: PreviewMapping) {}

  @Serve(previewMapping)
  async show({ body }: InputOf<typeof previewMapping>, { tenantId }: Caller) {
    return this.preview.execute(tenantId, body);
  }
}
