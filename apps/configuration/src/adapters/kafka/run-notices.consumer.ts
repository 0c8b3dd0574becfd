import { Controller } from '@nestjs/common';
import { runs, type RunCompleted, type RunFailed, type RunPaused } from '@firmograph/contracts';
import { Consume } from '@firmograph/kafka';
import { Notify } from '../../application/notify.ts';

/** What we said of the end of a run, or of its pause, comes back to us: then it is told to those who asked for it. */
@Controller()
export class RunNoticesConsumer {
  constructor(private readonly notify: Notify) {}

  @Consume(runs, 'run.completed')
  async completed({ id, tenantid, data: { runId } }: RunCompleted): Promise<void> {
    await this.notify.ofRun({ tenantId: tenantid, id: runId }, id, new Date());
  }

  @Consume(runs, 'run.paused')
  async paused({ id, tenantid, data: { runId } }: RunPaused): Promise<void> {
    await this.notify.ofRun({ tenantId: tenantid, id: runId }, id, new Date());
  }

  @Consume(runs, 'run.failed')
  async failed({ id, tenantid, data: { runId } }: RunFailed): Promise<void> {
    await this.notify.ofRun({ tenantId: tenantid, id: runId }, id, new Date());
  }
}
