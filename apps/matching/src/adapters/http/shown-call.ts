import type { matchingRoutes, OutputOf } from '@firmograph/contracts';
import type { LedgerEntry } from '../../application/ports.ts';
import { chargeOf, creditsOf } from '../../domain/spend.ts';

/** A call as people see it. */
export function shownCall(entry: LedgerEntry): OutputOf<typeof matchingRoutes.sendCallAgain> {
  const { callId, runId, batch, connectionId, consentId, consentVersion, records, state, reason } = entry;
  const charge = chargeOf(state);
  return {
    ...{ callId, runId, batch, connectionId, consentId, consentVersion, records, state, reason, charge },
    enrichmentId: entry.enrichmentId ?? null,
    credits: creditsOf(entry),
    returned: entry.returned ?? null,
    ...sharedIn(entry),
    releasedBy: entry.released?.by ?? null,
    attemptedAt: entry.attemptedAt.toISOString(),
    settledAt: entry.settledAt?.toISOString() ?? null,
  };
}

function sharedIn({ shared }: LedgerEntry) {
  if (shared === undefined) return {};
  return { shared: shared.map(({ record, profileIds }) => ({ record, profileIds: [...profileIds] })) };
}
