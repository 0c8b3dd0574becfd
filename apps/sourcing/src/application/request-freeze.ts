import type { RunRequested } from '@firmograph/contracts';
import { Injectable, Logger } from '@nestjs/common';
import { DataSetMembers } from './data-set-members.ts';
import { Freezes, FreezeWorker } from './ports.ts';

/** Notes that the data set of a run is to be frozen; a worker does it. */
@Injectable()
export class RequestFreeze {
  private readonly logger = new Logger(RequestFreeze.name);

  constructor(
    private readonly members: DataSetMembers,
    private readonly freezes: Freezes,
    private readonly worker: FreezeWorker,
  ) {}

  async execute({ tenantid: tenantId, data }: RunRequested, now: Date): Promise<void> {
    const { runId, enrichmentId, definition, requestedAt, ofRun } = data;
    const { dataSet, mapping } = definition;
    const members = await this.members.execute(tenantId, dataSet);
    if (members === undefined)
      this.logger.warn({ message: 'a run asks for a segment that is not there: it gets no profiles', runId });
    const freeze = {
      tenantId,
      runId,
      enrichmentId,
      requestedAt: new Date(requestedAt),
      mapping,
      members: members ?? { kind: 'nobody' as const },
      ...(ofRun === undefined ? {} : { repeats: ofRun }),
    };
    await this.freezes.add(freeze, now);
    this.worker.wake();
  }
}
