import { Controller } from '@nestjs/common';
import { matchingRoutes, type InputOf, type OutputOf } from '@firmograph/contracts';
import { NotFound } from '@firmograph/kernel';
import { Serve, type Caller } from '@firmograph/service-kit';
import { Batches, Runs } from '../../application/ports.ts';

const { getRunBatches } = matchingRoutes;

@Controller()
export class BatchesController {
  constructor(
    private readonly batches: Batches,
    private readonly runs: Runs,
  ) {}

  @Serve(getRunBatches)
  async ofRun(
    { params: { runId } }: InputOf<typeof getRunBatches>,
    { tenantId }: Caller,
  ): Promise<OutputOf<typeof getRunBatches>> {
    const batches = await this.batches.ofRun(tenantId, runId);
    const isKnown = Object.keys(batches.byState).length > 0 || (await this.runs.find(tenantId, runId)) !== null;
    if (!isKnown) throw new NotFound('run', runId);
    return batches;
  }
}
