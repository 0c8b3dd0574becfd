import type { Batch } from 'kafkajs';

export interface PartitionLag {
  /** As it is named on the cluster. */
  readonly topic: string;
  readonly partition: number;
  /** Messages that were there, at the last look, and are not done with. */
  readonly messages: number;
}

/** How far behind the group is, by the partitions this member has. */
export class Lag {
  private readonly partitions = new Map<string, PartitionLag>();

  begun(batch: Batch): void {
    this.set(batch.topic, batch.partition, Number(batch.offsetLagLow()) + 1);
  }

  done(batch: Batch): void {
    this.set(batch.topic, batch.partition, Number(batch.offsetLag()));
  }

  /** The partitions have been dealt out anew. */
  forget(): void {
    this.partitions.clear();
  }

  report(): readonly PartitionLag[] {
    return [...this.partitions.values()];
  }

  private set(topic: string, partition: number, messages: number): void {
    this.partitions.set(`${topic}/${partition}`, { topic, partition, messages });
  }
}
