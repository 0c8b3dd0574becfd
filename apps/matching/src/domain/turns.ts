import { backoffMs } from './backoff.ts';

export interface TurnsOptions {
  /** Most batches of one connection under way at once: the rest of the lanes is for the others. */
  readonly share: number;
  readonly restFirstMs: number;
  readonly restMostMs: number;
}

interface Trouble {
  /** Outages in a row. */
  readonly outages: number;
  readonly restUntil: number;
}

/** What a step with a connection's batch showed: the provider answered, was in trouble, or was not asked. */
export type Shown = 'answered' | 'outage' | 'not-asked';

/**
 * Whose batch is next: connections take turns, and one whose provider is in trouble rests, then tries with one batch at a
 * time until it is answered. Times are those of a monotonic clock, in milliseconds.
 */
export class Turns {
  private queue: string[] = [];
  private readonly underWay = new Map<string, number>();
  private readonly troubles = new Map<string, Trouble>();

  constructor(private readonly options: TurnsOptions) {}

  /** These connections have work; the queue keeps its order, those that are new to it come last. */
  announce(connections: readonly string[]): void {
    const known = new Set(this.queue);
    this.queue.push(...connections.filter((connection) => !known.has(connection)));
  }

  /** The next connection that may be worked for; it goes to the end of the queue. Undefined: none may. */
  take(now: number): string | undefined {
    const position = this.queue.findIndex((connection) => this.mayWork(connection, now));
    if (position < 0) return undefined;
    const [connection] = this.queue.splice(position, 1);
    if (connection === undefined) return undefined;
    this.queue.push(connection);
    this.underWay.set(connection, (this.underWay.get(connection) ?? 0) + 1);
    return connection;
  }

  /** There was no batch of it that is due. */
  finished(connection: string): void {
    this.release(connection);
    this.queue = this.queue.filter((each) => each !== connection);
  }

  done(connection: string, shown: Shown, now: number): void {
    this.release(connection);
    if (shown === 'answered') this.troubles.delete(connection);
    if (shown === 'outage') this.trouble(connection, now);
  }

  private mayWork(connection: string, now: number): boolean {
    const trouble = this.troubles.get(connection);
    const underWay = this.underWay.get(connection) ?? 0;
    if (trouble === undefined) return underWay < this.options.share;
    return trouble.restUntil <= now && underWay === 0;
  }

  /** Calls that were under way together fail together: they are one outage. */
  private trouble(connection: string, now: number): void {
    const { outages, restUntil } = this.troubles.get(connection) ?? { outages: 0, restUntil: -Infinity };
    if (restUntil > now) return;
    const restMs = backoffMs(outages + 1, this.options.restFirstMs, this.options.restMostMs);
    this.troubles.set(connection, { outages: outages + 1, restUntil: now + restMs });
  }

  private release(connection: string): void {
    const left = (this.underWay.get(connection) ?? 1) - 1;
    if (left > 0) this.underWay.set(connection, left);
    else this.underWay.delete(connection);
  }
}
