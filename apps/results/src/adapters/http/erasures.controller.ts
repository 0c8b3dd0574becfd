import { Controller } from '@nestjs/common';
import { resultsRoutes, type InputOf } from '@firmograph/contracts';
import { Serve, type Caller } from '@firmograph/service-kit';
import { AcknowledgeErasure } from '../../application/acknowledge-erasure.ts';

const { acknowledgeErasure } = resultsRoutes;

@Controller()
export class ErasuresController {
  constructor(private readonly acknowledge: AcknowledgeErasure) {}

  @Serve(acknowledgeErasure)
  async acknowledged({ params, body }: InputOf<typeof acknowledgeErasure>, { tenantId }: Caller) {
    const { erasureId } = params;
    const { consumer } = body;
    const at = await this.acknowledge.execute(tenantId, erasureId, consumer, new Date());
    return { erasureId, consumer, at: at.toISOString() };
  }
}
