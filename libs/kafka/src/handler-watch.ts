export interface Stuck {
  readonly offset: string;
  readonly runningMs: number;
}

export interface WatchOptions {
  /** How long one handling may take, in milliseconds, before its signal aborts. */
  readonly deadlineMs: number;
  /** How long it may take from there to settle. */
  readonly graceMs: number;
  readonly onStuck: (stuck: Stuck) => void;
}

/** What the signal of a handling that had its time gives as its reason. */
export class HandlerOverdue extends Error {
  override readonly name = 'HandlerOverdue';

  constructor(deadlineMs: number) {
    super(`not done within ${deadlineMs} ms`);
  }
}

/** Why a process leaves that can no longer say what its handler does. */
export class HandlerStuck extends Error {
  override readonly name = 'HandlerStuck';

  constructor(place: string, { offset, runningMs }: Stuck) {
    super(`the handler of ${place}/${offset} has been running for ${runningMs} ms`);
  }
}

const looksPerDeadline = 10;

/**
 * Times the one handling that is under way. At the deadline its signal aborts, and what it then throws counts as a failed
 * attempt; a handling that does not settle even so is reported once. One timer for a whole batch: a timer and a signal for
 * each message would cost more than reading it.
 */
export class HandlerWatch {
  private readonly timer: NodeJS.Timeout;
  private offset: string | undefined;
  private startedAt = 0;
  private end: AbortController | undefined;

  constructor(private readonly options: WatchOptions) {
    this.timer = setInterval(() => this.look(), Math.max(options.deadlineMs / looksPerDeadline, 10)).unref();
  }

  /** Of the handling under way; made when it is first asked for. */
  get signal(): AbortSignal {
    this.end ??= new AbortController();
    return this.end.signal;
  }

  begin(offset: string): void {
    this.offset = offset;
    this.startedAt = performance.now();
    this.end = undefined;
  }

  settled(): void {
    this.offset = undefined;
  }

  release(): void {
    clearInterval(this.timer);
  }

  private look(): void {
    const { deadlineMs, graceMs, onStuck } = this.options;
    const runningMs = performance.now() - this.startedAt;
    if (this.offset === undefined || runningMs < deadlineMs) return;
    this.end?.abort(new HandlerOverdue(deadlineMs));
    if (runningMs < deadlineMs + graceMs) return;
    this.release();
    onStuck({ offset: this.offset, runningMs: Math.round(runningMs) });
  }
}
