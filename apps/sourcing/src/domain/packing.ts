import type { FrozenProfile } from './freeze.ts';

export interface BatchLimits {
  readonly profiles: number;
  /** Of the profiles as JSON. */
  readonly bytes: number;
}

/** Puts profiles, in order, into batches that keep within the limits. One profile alone always makes a batch. */
export class Packing {
  private batch: FrozenProfile[] = [];
  private bytes = 0;

  constructor(private readonly limits: BatchLimits) {}

  /** The batch that this profile completes, or leaves no room in; undefined while there is room. */
  add(profile: FrozenProfile): readonly FrozenProfile[] | undefined {
    const bytes = Buffer.byteLength(JSON.stringify(profile)) + 1;
    const isCrowded = this.batch.length > 0 && this.bytes + bytes > this.limits.bytes;
    const before = isCrowded ? this.rest() : undefined;
    this.batch.push(profile);
    this.bytes += bytes;
    return before ?? (this.batch.length >= this.limits.profiles ? this.rest() : undefined);
  }

  /** What has been added since the last complete batch. */
  rest(): readonly FrozenProfile[] {
    const { batch } = this;
    this.batch = [];
    this.bytes = 0;
    return batch;
  }
}
