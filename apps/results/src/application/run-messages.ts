import { occurred, outgoing, runs, RunSettled, RunStrayed, type OutgoingMessage } from '@firmograph/contracts';
import { keyOf } from '@firmograph/kernel';
import type { Run, Settlement } from '../domain/run.ts';

type Settled = Pick<Run, 'tenantId' | 'runId' | 'enrichmentId' | 'settled' | 'strayed'>;

/** That a run is settled, once it is. */
export function settledMessages(run: Settled): readonly OutgoingMessage[] {
  const { tenantId, runId, enrichmentId, settled } = run;
  if (settled === null) return strayedMessages(run);
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

/** That a run has left its plan; of no interest once it is settled. */
function strayedMessages({ tenantId, runId, enrichmentId, strayed }: Settled): readonly OutgoingMessage[] {
  if (strayed === undefined) return [];
  const { at, ...how } = strayed;
  const event = occurred(RunStrayed, {
    source: 'results',
    subject: keyOf(tenantId, runId),
    occurrence: 'strayed',
    time: at,
    tenantid: tenantId,
    correlationid: runId,
    data: { runId, enrichmentId, ...how },
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
