import type { Bulk } from '../domain/bulk.ts';

// Leadspace does not say how long it keeps results; memory ends somewhere.
const keptAfterCollection = 1_000;

/** The bulks by id. One that was collected is kept for a while, one that was not is kept for ever. */
export class Bulks {
  private readonly bulks = new Map<string, Bulk>();
  private readonly collected = new Set<string>();

  get(id: string): Bulk | undefined {
    return this.bulks.get(id);
  }

  save(bulk: Bulk): void {
    this.bulks.set(bulk.id, bulk);
  }

  markCollected(id: string): void {
    this.collected.add(id);
    const [oldest] = this.collected;
    if (this.collected.size <= keptAfterCollection || oldest === undefined) return;
    this.collected.delete(oldest);
    this.bulks.delete(oldest);
  }
}
