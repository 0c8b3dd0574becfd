import type { Shown, Turns } from '../domain/turns.ts';
import type { Batches, Clock, Held } from './ports.ts';
import type { WorkOnBatch } from './work-on-batch.ts';

/** How old the list of connections with work may be, in milliseconds, or one that is new would never have its turn. */
const listMs = 200;

/** One step of the worker: the next connection's batch that has been due for longest, one step further. */
export class TakeTurn {
  private listedAt = -Infinity;
  private listing: Promise<void> | undefined;

  constructor(
    private readonly turns: Turns,
    private readonly batches: Batches,
    private readonly work: WorkOnBatch,
    private readonly clock: Clock,
  ) {}

  async execute(signal: AbortSignal): Promise<'worked' | 'idle'> {
    if (this.clock.monotonic() - this.listedAt >= listMs) await this.list();
    const found = (await this.claim()) ?? (await this.list().then(() => this.claim()));
    if (found === undefined) return 'idle';
    const { connection, batch } = found;
    let shown: Shown = 'not-asked';
    try {
      shown = await this.work.execute(batch, signal);
    } finally {
      this.turns.done(connection, shown, this.clock.monotonic());
    }
    return 'worked';
  }

  private async claim(): Promise<{ readonly connection: string; readonly batch: Held } | undefined> {
    for (;;) {
      const connection = this.turns.take(this.clock.monotonic());
      if (connection === undefined) return undefined;
      const batch = await this.claimOf(connection);
      if (batch !== null) return { connection, batch };
      this.turns.finished(connection);
    }
  }

  private async claimOf(connection: string): Promise<Held | null> {
    try {
      return await this.batches.claim(this.clock.now(), connection);
    } catch (error) {
      this.turns.done(connection, 'not-asked', this.clock.monotonic());
      throw error;
    }
  }

  /** Lanes that ask at once ask together. */
  private list(): Promise<void> {
    this.listing ??= this.batches
      .dueConnections(this.clock.now())
      .then((connections) => {
        this.listedAt = this.clock.monotonic();
        this.turns.announce(connections);
      })
      .finally(() => (this.listing = undefined));
    return this.listing;
  }
}
