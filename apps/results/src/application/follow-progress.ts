import { setTimeout as delay } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import { isOver } from '../domain/run-progress.ts';
import { ReadProgress, type ReportedProgress } from './read-progress.ts';

const everyMs = 300;

/** The progress of a run each time it has moved, until the run is over. Whichever instance does the work: it is read. */
@Injectable()
export class FollowProgress {
  constructor(private readonly readProgress: ReadProgress) {}

  async *execute(tenantId: string, runId: string): AsyncGenerator<ReportedProgress> {
    let said = '';
    for (;;) {
      const progress = await this.readProgress.execute(tenantId, runId);
      const now = JSON.stringify({ ...progress, profilesPerSecond: null, secondsLeft: null });
      if (now !== said) yield progress;
      if (isOver(progress)) return;
      said = now;
      await delay(everyMs);
    }
  }
}
