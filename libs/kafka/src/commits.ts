import type { EachBatchPayload } from 'kafkajs';

/** Commits through the batch only: `consumer.commitOffsets` turns a rebalance into a crash without restart. */
export class Commits {
  private last: string | undefined;
  private committedAt = performance.now();

  constructor(
    private readonly payload: Pick<EachBatchPayload, 'batch' | 'commitOffsetsIfNecessary'>,
    private readonly everyMs: number,
  ) {}

  /** Everything up to this offset is done with. True when it is time to say so. */
  due(offset: string): boolean {
    this.last = offset;
    return performance.now() - this.committedAt >= this.everyMs;
  }

  async flush(): Promise<void> {
    if (this.last === undefined) return;
    const { topic, partition } = this.payload.batch;
    const offset = (BigInt(this.last) + 1n).toString();
    await this.payload.commitOffsetsIfNecessary({ topics: [{ topic, partitions: [{ partition, offset }] }] });
    this.last = undefined;
    this.committedAt = performance.now();
  }
}
