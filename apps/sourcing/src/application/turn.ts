import type { Progress } from '../domain/freeze.ts';
import type { Freezes, HeldFreeze } from './ports.ts';

const turnMs = 5000;

/** One worker's time with a freeze: long enough to be quick, short enough for the others to get theirs. */
export class Turn {
  private readonly endsAt: number;
  private renewedAt: number;

  constructor(
    private readonly freezes: Freezes,
    readonly freeze: HeldFreeze,
    private readonly clock: () => Date,
    private readonly signal: AbortSignal,
  ) {
    this.renewedAt = clock().getTime();
    this.endsAt = this.renewedAt + turnMs;
  }

  get now(): Date {
    return this.clock();
  }

  get isOver(): boolean {
    return this.signal.aborted || this.now.getTime() >= this.endsAt;
  }

  /** Renews the lease once a third of it is gone. False: it was lost, and nothing more may be done. */
  async keep(progress: Progress): Promise<boolean> {
    const isFresh = this.now.getTime() - this.renewedAt < this.freeze.leaseMs / 3;
    return isFresh || this.renew(progress);
  }

  /** Notes the progress and renews the lease. False: it was lost, and nothing more may be done. */
  async renew(progress: Progress): Promise<boolean> {
    const { now } = this;
    this.renewedAt = now.getTime();
    return this.freezes.renew(this.freeze, progress, now);
  }
}
