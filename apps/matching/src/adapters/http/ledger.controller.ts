import { Controller } from '@nestjs/common';
import { callStates, matchingRoutes, type InputOf, type OutputOf } from '@firmograph/contracts';
import { Serve, type Caller } from '@firmograph/service-kit';
import { Ledger, type CallCount, type LedgerEntry } from '../../application/ports.ts';
import { chargeOf } from '../../domain/spend.ts';

const { listLedger, getUsage } = matchingRoutes;
type Usage = OutputOf<typeof getUsage>;

@Controller()
export class LedgerController {
  constructor(private readonly ledger: Ledger) {}

  @Serve(listLedger)
  async list({ query }: InputOf<typeof listLedger>, { tenantId }: Caller): Promise<OutputOf<typeof listLedger>> {
    const { from, to, ...wanted } = query;
    const { entries, next } = await this.ledger.list(tenantId, { ...wanted, ...period({ from, to }) });
    return { items: entries.map(shown), next };
  }

  @Serve(getUsage)
  async usage({ query }: InputOf<typeof getUsage>, { tenantId }: Caller): Promise<Usage> {
    return usageOf(await this.ledger.count(tenantId, query));
  }
}

function shown(entry: LedgerEntry): OutputOf<typeof listLedger>['items'][number] {
  const { callId, runId, batch, connectionId, consentId, consentVersion, records, state, reason } = entry;
  const charge = chargeOf(state);
  return {
    ...{ callId, runId, batch, connectionId, consentId, consentVersion, records, state, reason, charge },
    enrichmentId: entry.enrichmentId ?? null,
    credits: charge === 'none' ? 0 : records,
    returned: entry.returned ?? null,
    releasedBy: entry.released?.by ?? null,
    attemptedAt: entry.attemptedAt.toISOString(),
    settledAt: entry.settledAt?.toISOString() ?? null,
  };
}

/** What was refused was not sent, as far as the provider's own count goes. */
function usageOf(counts: readonly CallCount[]): Usage {
  const none = { calls: 0, records: 0 };
  const byState = { ...noCalls(), ...Object.fromEntries(counts.map(({ state, ...count }) => [state, count])) };
  const sum = counts.filter(({ state }) => chargeOf(state) !== 'none').reduce(added, none);
  const possiblyPaid = counts.filter(({ state }) => chargeOf(state) === 'possible').reduce(added, none).records;
  return { ...sum, byState, possiblyPaid };
}

export function period({ from, to }: { readonly from: string | undefined; readonly to: string | undefined }) {
  return {
    ...(from === undefined ? {} : { from: new Date(from) }),
    ...(to === undefined ? {} : { to: new Date(to) }),
  };
}

function added(sum: { calls: number; records: number }, { calls, records }: CallCount) {
  return { calls: sum.calls + calls, records: sum.records + records };
}

function noCalls(): Usage['byState'] {
  const none = { calls: 0, records: 0 };
  // Every state is among the keys.
  return Object.fromEntries(callStates.map((state) => [state, none])) as Usage['byState'];
}
