import { Injectable, Logger } from '@nestjs/common';
import type { Progress } from '../domain/freeze.ts';
import { FreezeDataSet } from './freeze-data-set.ts';
import { Freezes } from './ports.ts';
import { PublishFreeze } from './publish-freeze.ts';
import { Turn } from './turn.ts';

/** Takes the freeze that has been due for longest and works on it for one turn. */
@Injectable()
export class WorkOnFreeze {
  private readonly logger = new Logger(WorkOnFreeze.name);

  constructor(
    private readonly freezes: Freezes,
    private readonly freezeDataSet: FreezeDataSet,
    private readonly publishFreeze: PublishFreeze,
  ) {}

  async execute(clock: () => Date, signal: AbortSignal): Promise<'worked' | 'idle'> {
    const held = await this.freezes.claim(clock());
    if (held === null) return 'idle';
    const turn = new Turn(this.freezes, held, clock, signal);
    const progress = await this.advance(turn, held.progress);
    // Whoever has the lease now does the rest.
    if (progress === 'lost') return 'worked';
    if (await this.freezes.release(held, progress, clock())) this.report(turn, progress);
    return 'worked';
  }

  private async advance(turn: Turn, from: Progress): Promise<Progress | 'lost'> {
    let progress: Progress | 'lost' = from;
    if (progress.phase === 'scanning') {
      progress = await this.freezeDataSet.execute(turn, progress);
      if (progress === 'lost' || progress.phase !== 'publishing') return progress;
      // From here on every owner knows what the run consists of.
      if (!(await turn.renew(progress))) return 'lost';
    }
    return progress.phase === 'publishing' ? this.publishFreeze.execute(turn, progress) : progress;
  }

  private report({ freeze: { runId } }: Turn, progress: Progress): void {
    if (progress.phase === 'done') this.logger.log({ message: 'frozen and published', runId, ...progress });
    if (progress.phase === 'expired')
      this.logger.error({ message: 'the batches of the run expired before they were published', runId });
  }
}
