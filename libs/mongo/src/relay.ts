import type { Outbox, OutboxDocument } from './outbox.ts';
import { Worker } from './worker.ts';

/** The safety net of an outbox: sweeps it for what its writers did not get to say. */
export function relay<D extends OutboxDocument>(name: string, outbox: Outbox<D>, everyMs = 1000): Worker {
  return new Worker({
    name: `relay:${name}`,
    lanes: 1,
    idleMs: everyMs,
    step: async () => ((await outbox.sweep(new Date())) > 0 ? 'worked' : 'idle'),
  });
}
