import {
  occurred,
  outgoing,
  RunBlocked,
  runs,
  RunSettled,
  RunSourced,
  type OutgoingMessage,
} from '@firmograph/contracts';
import { noOutcomes, sumOf, type OutcomeCounts } from '@firmograph/enrichment';
import { keyOf } from '@firmograph/kernel';
import type { Started } from './ready.ts';

interface Saying extends Omit<Started, 'connectionId'> {
  readonly tenant?: string;
  /** Tells this report from others of the same kind. */
  readonly occurrence?: string;
  readonly at?: Date;
}

function reported(source: string, { runId, tenant = 'acme', occurrence = '1', at = new Date() }: Saying) {
  return { source, subject: keyOf(tenant, runId), occurrence, time: at, tenantid: tenant, correlationid: runId };
}

/** What sourcing, matching and results say of a run. */
export function sourcedReport(saying: Saying, profiles: number): OutgoingMessage {
  const { runId, enrichmentId } = saying;
  const data = { runId, enrichmentId, profiles, batches: Math.ceil(profiles / 500) };
  return outgoing(runs, occurred(RunSourced, { ...reported('sourcing', saying), data }));
}

export function blockedReport(saying: Saying, reason: 'credentials-refused' | 'out-of-credits'): OutgoingMessage {
  const { runId, enrichmentId } = saying;
  return outgoing(
    runs,
    occurred(RunBlocked, { ...reported('matching', saying), data: { runId, enrichmentId, reason } }),
  );
}

export function settledReport(saying: Saying, outcomes: Partial<OutcomeCounts>): OutgoingMessage {
  const { runId, enrichmentId } = saying;
  const counts = { ...noOutcomes, ...outcomes };
  const data = { runId, enrichmentId, profiles: sumOf(counts), counts };
  return outgoing(runs, occurred(RunSettled, { ...reported('results', saying), data }));
}
