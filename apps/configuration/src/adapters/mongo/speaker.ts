import { Worker, type Outbox, type OutboxDocument, type TenantCollection } from '@firmograph/mongo';

const idleMs = 100;

/**
 * Says what was just written, one round after the other: two changes of one document that follow on each other's heels are
 * said in their order, and none of them twice. What cannot be said now is left to the relay.
 */
export class Speaker<D extends OutboxDocument> {
  readonly worker: Worker;
  private written = new Set<string>();

  constructor(
    private readonly collection: TenantCollection<D>,
    private readonly outbox: Outbox<D>,
  ) {
    this.worker = new Worker({ name: `say:${collection.name}`, lanes: 1, idleMs, step: () => this.step() });
  }

  say(id: string): void {
    this.written.add(id);
    this.worker.wake();
  }

  private async step(): Promise<'worked' | 'idle'> {
    const ids = [...this.written];
    if (ids.length === 0) return 'idle';
    this.written = new Set();
    const filter = { _id: { $in: ids }, pendAt: { $exists: true } };
    // The type of a filter does not follow a generic document; every document has these two.
    const documents = await this.collection.acrossTenants('relay').find(filter as never);
    await this.outbox.say(documents);
    return 'worked';
  }
}
