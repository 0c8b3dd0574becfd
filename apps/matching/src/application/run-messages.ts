import { occurred, outgoing, RunBlocked, runs, type OutgoingMessage } from '@firmograph/contracts';
import { keyOf } from '@firmograph/kernel';
import type { BlockReason } from '../domain/run.ts';

/** A run that waits for a person, as it is stored. */
export interface BlockedRun {
  readonly tenantId: string;
  readonly runId: string;
  readonly enrichmentId: string;
  readonly lastBlock: { readonly reason: BlockReason; readonly at: Date; readonly number: number };
}

export function runMessages({ tenantId, runId, enrichmentId, lastBlock }: BlockedRun): OutgoingMessage[] {
  const event = occurred(RunBlocked, {
    source: 'matching',
    subject: keyOf(tenantId, runId),
    occurrence: lastBlock.number,
    time: lastBlock.at,
    tenantid: tenantId,
    correlationid: runId,
    data: { runId, enrichmentId, reason: lastBlock.reason },
  });
  return [outgoing(runs, event)];
}
