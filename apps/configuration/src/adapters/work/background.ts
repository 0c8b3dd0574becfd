import type { BeforeApplicationShutdown, OnApplicationBootstrap } from '@nestjs/common';
import { Worker } from '@firmograph/mongo';

/** All that goes on without being asked: started with the service, stopped before its connections close. */
export class Background implements OnApplicationBootstrap, BeforeApplicationShutdown {
  constructor(private readonly workers: readonly Worker[]) {}

  onApplicationBootstrap(): void {
    for (const worker of this.workers) worker.onApplicationBootstrap();
  }

  async beforeApplicationShutdown(): Promise<void> {
    await Promise.all(this.workers.map((worker) => worker.beforeApplicationShutdown()));
  }
}

export interface Keeping {
  execute(now: Date): Promise<boolean>;
}

/** Takes one thing that is due after the other. */
export function keepingWorker(name: string, everyMs: number, keep: Keeping): Worker {
  return new Worker({
    name,
    lanes: 1,
    idleMs: everyMs,
    step: async () => ((await keep.execute(new Date())) ? 'worked' : 'idle'),
  });
}
