import { Controller } from '@nestjs/common';
import {
  runs,
  type RunBlocked,
  type RunCanceled,
  type RunCompleted,
  type RunFailed,
  type RunPaused,
  type RunRequested,
  type RunResumed,
  type RunSourced,
} from '@firmograph/contracts';
import { Consume } from '@firmograph/kafka';
import { FollowRun } from '../../application/follow-run.ts';

@Controller()
export class RunsConsumer {
  constructor(private readonly followRun: FollowRun) {}

  @Consume(runs, 'run.requested')
  onRequested(event: RunRequested): Promise<void> {
    return this.followRun.execute(event);
  }

  @Consume(runs, 'run.sourced')
  onSourced(event: RunSourced): Promise<void> {
    return this.followRun.execute(event);
  }

  @Consume(runs, 'run.paused')
  onPaused(event: RunPaused): Promise<void> {
    return this.followRun.execute(event);
  }

  @Consume(runs, 'run.resumed')
  onResumed(event: RunResumed): Promise<void> {
    return this.followRun.execute(event);
  }

  @Consume(runs, 'run.blocked')
  onBlocked(event: RunBlocked): Promise<void> {
    return this.followRun.execute(event);
  }

  @Consume(runs, 'run.completed')
  onCompleted(event: RunCompleted): Promise<void> {
    return this.followRun.execute(event);
  }

  @Consume(runs, 'run.canceled')
  onCanceled(event: RunCanceled): Promise<void> {
    return this.followRun.execute(event);
  }

  @Consume(runs, 'run.failed')
  onFailed(event: RunFailed): Promise<void> {
    return this.followRun.execute(event);
  }
}
