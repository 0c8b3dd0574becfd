import type { ExportRuns, HeldRun } from './ports.ts';

export type Stop = 'lost' | 'canceled' | 'stopping';

/** Why the work on a run stops here. */
export class Stopped extends Error {
  override readonly name = 'Stopped';

  constructor(readonly why: Stop) {
    super(why);
  }
}

/** Keeps the lease of a run while a target takes its time, and stops the work when there is reason to. */
export class KeptLease {
  private readonly stopping = new AbortController();
  private readonly timer: NodeJS.Timeout;
  private readonly onShutdown = () => this.stop('stopping');

  constructor(
    private readonly runs: ExportRuns,
    private readonly held: HeldRun,
    private readonly clock: () => Date,
    private readonly shutdown: AbortSignal,
  ) {
    this.timer = setInterval(() => void this.renew(), held.leaseMs / 3);
    shutdown.addEventListener('abort', this.onShutdown);
  }

  get signal(): AbortSignal {
    return this.stopping.signal;
  }

  end(): void {
    clearInterval(this.timer);
    this.shutdown.removeEventListener('abort', this.onShutdown);
  }

  private async renew(): Promise<void> {
    // Out of reach: the next one tries, and when none comes through another takes over.
    const state = await this.runs.renew(this.held, this.clock()).catch(() => 'kept' as const);
    if (state !== 'kept') this.stop(state);
  }

  private stop(why: Stop): void {
    if (!this.signal.aborted) this.stopping.abort(new Stopped(why));
  }
}
