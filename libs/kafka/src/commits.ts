import type { EachBatchPayload } from 'kafkajs';

/**
 * What of a batch is done with. Commits through the batch only: `consumer.commitOffsets` turns a rebalance into a crash
 * without restart.
 */
export class Commits {
  private last: string | undefined;
  private resolved: string | undefined;
  private committedAt = performance.now();

  constructor(
    private readonly payload: Pick<EachBatchPayload, 'batch' | 'resolveOffset' | 'commitOffsetsIfNecessary'>,
    private readonly everyMs: number,
  ) {}

  /** Everything up to this offset is done with. True when it is time to say so. */
  due(offset: string): boolean {
    this.last = offset;
    return performance.now() - this.committedAt >= this.everyMs;
  }

  /** Reading goes on after what is done with. Said once for many messages, because kafkajs takes its time over each. */
  resolve(): void {
    if (this.last === undefined || this.last === this.resolved) return;
    this.payload.resolveOffset(this.last);
    this.resolved = this.last;
  }

  async flush(): Promise<void> {
    if (this.last === undefined) return;
    this.resolve();
    const { topic, partition } = this.payload.batch;
    const offset = (BigInt(this.last) + 1n).toString();
    await this.payload.commitOffsetsIfNecessary({ topics: [{ topic, partitions: [{ partition, offset }] }] });
    this.last = undefined;
    this.committedAt = performance.now();
  }
}
