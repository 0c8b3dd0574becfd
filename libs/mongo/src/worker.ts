import { setTimeout as delay } from 'node:timers/promises';
import { Logger, type OnApplicationBootstrap, type BeforeApplicationShutdown } from '@nestjs/common';

export interface WorkerOptions {
  readonly name: string;
  /** One claim and one step; `idle` when nothing was due. */
  readonly step: (signal: AbortSignal) => Promise<'worked' | 'idle'>;
  /** How many steps run at once. */
  readonly lanes: number;
  /** How long to wait when nothing is due, in milliseconds; `wake` ends the wait. */
  readonly idleMs: number;
  /** How long `stop` waits for steps under way, in milliseconds. What is left is succeeded when its lease ends. */
  readonly stopDeadlineMs?: number;
}

/** Runs steps until stopped. A step that fails is logged by its class, and waited for; the lease lets another try. */
export class Worker implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly stopping = new AbortController();
  private readonly logger: Logger;
  private lanes: Promise<void>[] = [];
  private sleep = new AbortController();

  constructor(private readonly options: WorkerOptions) {
    this.logger = new Logger(options.name);
  }

  onApplicationBootstrap(): void {
    this.lanes = Array.from({ length: this.options.lanes }, () => this.run());
  }

  /** There is something to do now. */
  wake(): void {
    this.sleep.abort();
    this.sleep = new AbortController();
  }

  async beforeApplicationShutdown(): Promise<void> {
    this.stopping.abort();
    this.wake();
    const deadline = delay(this.options.stopDeadlineMs ?? 10_000, undefined, { ref: false });
    await Promise.race([Promise.all(this.lanes), deadline]);
  }

  private async run(): Promise<void> {
    while (!this.stopping.signal.aborted) {
      const outcome = await this.options.step(this.stopping.signal).catch((error: unknown) => this.failed(error));
      if (outcome === 'idle') await this.rest();
    }
  }

  private async rest(): Promise<void> {
    if (this.stopping.signal.aborted) return;
    await delay(this.options.idleMs, undefined, { signal: this.sleep.signal }).catch(() => undefined);
  }

  private failed(error: unknown): 'idle' {
    if (!this.stopping.signal.aborted)
      this.logger.error({ message: 'a step failed', error: Error.isError(error) ? error.name : typeof error });
    return 'idle';
  }
}
