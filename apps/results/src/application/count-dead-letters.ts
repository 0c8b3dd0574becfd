import { Injectable, Logger } from '@nestjs/common';
import { batchHeaders, type BatchHeaders } from '@firmograph/contracts';
import { noOutcomes, type Tally } from '@firmograph/enrichment';
import { keyOf, partsOf } from '@firmograph/kernel';
import { Bell } from './bell.ts';
import { Records, Runs, settleAfterMs, Tallies, type PartTally } from './ports.ts';

export interface PutAside {
  readonly key: string;
  readonly headers: Readonly<Record<string, string>>;
  /** Milliseconds since 1970. */
  readonly timestamp: number;
}

/**
 * Counts the profiles of messages that somebody could not handle: they have an outcome too, and the run would wait for
 * them for ever. A replay of the message takes the place of what is counted here.
 */
@Injectable()
export class CountDeadLetters {
  private readonly logger = new Logger(CountDeadLetters.name);

  constructor(
    private readonly records: Records,
    private readonly tallies: Tallies,
    private readonly runs: Runs,
    private readonly bell: Bell,
  ) {}

  async execute(letters: readonly PutAside[]): Promise<void> {
    const read = letters.map((letter) => tallyOf(letter));
    const counted = read.filter((tally) => tally !== null);
    if (counted.length < read.length)
      this.logger.warn({ message: 'dead letters without usable headers', count: read.length - counted.length });
    for (const [tenantId, ofTenant] of Map.groupBy(counted, (tally) => tally.tenantId))
      await this.count(tenantId, ofTenant);
  }

  /** A part with a record is counted by it, if not now then when it is finished. */
  private async count(tenantId: string, tallies: readonly PartTally[]): Promise<void> {
    const states = await this.records.states(tenantId, tallies.map(recordIdOf));
    const uncounted = tallies.filter((tally) => !states.has(recordIdOf(tally)));
    await this.tallies.countUncounted(uncounted);
    for (const runId of new Set(uncounted.map((tally) => tally.runId))) await this.runs.touch(tenantId, runId);
    this.bell.ring('settle-runs', settleAfterMs);
  }
}

function recordIdOf({ tenantId, runId, batch, part }: PartTally): string {
  return keyOf(tenantId, runId, batch, part);
}

function tallyOf({ key, headers, timestamp }: PutAside): PartTally | null {
  const parsed = batchHeaders.safeParse(headers);
  const [tenantId, runId] = partsOf(key);
  if (!parsed.success || tenantId === undefined || tenantId === '' || runId !== parsed.data.run) return null;
  const { batch, part, parts, profiles } = parsed.data;
  return { tenantId, runId, batch, part, parts, profiles, tally: failed(parsed.data), at: new Date(timestamp) };
}

function failed({ profiles }: BatchHeaders): Tally {
  return {
    counts: { ...noOutcomes, failed: profiles },
    reasons: { 'failed/dead-lettered': profiles },
    confidences: {},
    fields: {},
    cached: 0,
  };
}
