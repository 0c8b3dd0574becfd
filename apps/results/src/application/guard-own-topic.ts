import { Injectable } from '@nestjs/common';
import { Doubts, Rows } from './ports.ts';

export interface LandedMessages {
  readonly partition: number;
  readonly messages: readonly { readonly key: string; readonly headers: Readonly<Record<string, string>> }[];
  /** Nothing came after the last of these when they were fetched. */
  readonly caughtUp: boolean;
}

/** What is newer may be on its way; by then it has landed in most cases. */
const patienceMs = 1000;
/** What is newer may be among what is not read yet. */
const behindMs = 30_000;

/**
 * Reads what has landed on the public topic. Where the row is further than the last of its messages, that is doubtful: the
 * newer state may be on its way, or an older one has landed after it. Doubts are kept, because what was read is committed.
 */
@Injectable()
export class GuardOwnTopic {
  constructor(
    private readonly rows: Rows,
    private readonly doubts: Doubts,
  ) {}

  async execute({ partition, messages, caughtUp }: LandedMessages): Promise<void> {
    const landed = lastOf(messages);
    const [sequences, areOpen] = await Promise.all([
      this.rows.sequences([...landed.keys()]),
      this.doubts.areOpen(partition),
    ]);
    const behind = new Map<string, number>();
    const settled: string[] = [];
    for (const [key, sequence] of landed) {
      if (sequence < (sequences.get(key) ?? 0)) behind.set(key, sequence);
      else settled.push(key);
    }
    if (areOpen) await this.doubts.drop(settled);
    await this.doubts.raise(partition, behind, new Date(Date.now() + (caughtUp ? patienceMs : behindMs)));
  }
}

function lastOf(messages: LandedMessages['messages']): ReadonlyMap<string, number> {
  const last = new Map<string, number>();
  for (const { key, headers } of messages) {
    const sequence = Number(headers['sequence']);
    if (Number.isSafeInteger(sequence)) last.set(key, sequence);
  }
  return last;
}
