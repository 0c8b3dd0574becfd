import { occurred, outgoing, runs, RunSettled, type OutgoingMessage } from '@firmograph/contracts';
import { keyOf } from '@firmograph/kernel';
import type { Run, Settlement } from '../domain/run.ts';

type Settled = Pick<Run, 'tenantId' | 'runId' | 'enrichmentId' | 'settled'>;

/** That a run is settled, once it is. */
export function settledMessages({ tenantId, runId, enrichmentId, settled }: Settled): readonly OutgoingMessage[] {
  if (settled === null) return [];
  const event = occurred(RunSettled, {
    source: 'results',
    subject: keyOf(tenantId, runId),
    occurrence: 'settled',
    time: settled.at,
    tenantid: tenantId,
    correlationid: runId,
    data: { runId, enrichmentId, profiles: settled.profiles, counts: settled.counts, ...detailsOf(settled) },
  });
  return [outgoing(runs, event)];
}

function detailsOf({ reasons, cached, lastAt }: Settlement) {
  return {
    ...(reasons === undefined ? {} : { reasons: { ...reasons } }),
    ...(cached === undefined ? {} : { cached }),
    ...(lastAt == null ? {} : { answeredAt: lastAt.toISOString() }),
  };
}
