import { Controller } from '@nestjs/common';
import {
  runs,
  type RunBlocked,
  type RunCanceled,
  type RunCancelRequested,
  type RunCompleted,
  type RunFailed,
  type RunPaused,
  type RunRequested,
  type RunResumed,
} from '@firmograph/contracts';
import { Consume } from '@firmograph/kafka';
import { BeginRun } from '../../application/begin-run.ts';
import { ChangeRun } from '../../application/change-run.ts';
import { Workers, type RunChange } from '../../application/ports.ts';

type Told = RunPaused | RunBlocked | RunResumed | RunCancelRequested | RunCompleted | RunCanceled | RunFailed;

@Controller()
export class RunsConsumer {
  constructor(
    private readonly begin: BeginRun,
    private readonly change: ChangeRun,
    private readonly workers: Workers,
  ) {}

  @Consume(runs, 'run.requested')
  async requested(event: RunRequested): Promise<void> {
    await this.begin.execute(event);
    this.workers.wake();
  }

  @Consume(runs, 'run.paused')
  async paused(event: RunPaused): Promise<void> {
    await this.changed(event, { isPaused: true });
  }

  @Consume(runs, 'run.resumed')
  async resumed(event: RunResumed): Promise<void> {
    await this.changed(event, { isPaused: false, blocked: null });
  }

  @Consume(runs, 'run.blocked')
  async blocked(event: RunBlocked): Promise<void> {
    // What we said ourselves is known, and a person may have answered it meanwhile.
    if (event.source !== 'matching') await this.changed(event, { blocked: event.data.reason });
  }

  @Consume(runs, 'run.cancel-requested')
  async cancelRequested(event: RunCancelRequested): Promise<void> {
    await this.changed(event, { cancel: event.data.reason });
  }

  @Consume(runs, 'run.completed')
  async completed(event: RunCompleted): Promise<void> {
    await this.changed(event, { isOver: true });
  }

  @Consume(runs, 'run.canceled')
  async canceled(event: RunCanceled): Promise<void> {
    await this.changed(event, { isOver: true });
  }

  @Consume(runs, 'run.failed')
  async failed(event: RunFailed): Promise<void> {
    await this.changed(event, { isOver: true });
  }

  private async changed({ tenantid, sequence, data }: Told, change: Omit<RunChange, 'sequence'>): Promise<void> {
    await this.change.execute(tenantid, data.runId, { sequence, ...change });
    this.workers.wake();
  }
}
