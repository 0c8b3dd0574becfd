import { Controller } from '@nestjs/common';
import { callStates, matchingRoutes, type InputOf, type OutputOf } from '@firmograph/contracts';
import { Serve, type Caller } from '@firmograph/service-kit';
import { Clock, Ledger, type CallCount } from '../../application/ports.ts';
import { forecastMethod, forecasts, forecastSince } from '../../domain/forecast.ts';
import { chargeOf } from '../../domain/spend.ts';
import { between } from './between.ts';

const { getUsage, listUsage, getForecast } = matchingRoutes;
type Usage = OutputOf<typeof getUsage>;

@Controller()
export class UsageController {
  constructor(
    private readonly ledger: Ledger,
    private readonly clock: Clock,
  ) {}

  @Serve(getUsage)
  async usage({ query }: InputOf<typeof getUsage>, { tenantId }: Caller): Promise<Usage> {
    return usageOf(await this.ledger.count(tenantId, query));
  }

  @Serve(listUsage)
  async history(
    { query: { by, from, to, ...of } }: InputOf<typeof listUsage>,
    { tenantId }: Caller,
  ): Promise<OutputOf<typeof listUsage>> {
    const since = { from: usualStart(by, this.clock.now()) };
    const items = await this.ledger.history(tenantId, { ...of, ...since, ...between({ from, to }) }, by);
    return { items: [...items], next: null };
  }

  @Serve(getForecast)
  async forecast(_: InputOf<typeof getForecast>, { tenantId }: Caller): Promise<OutputOf<typeof getForecast>> {
    const now = this.clock.now();
    const used = await this.ledger.history(tenantId, { from: forecastSince(now) }, 'day');
    return { method: forecastMethod, items: [...forecasts(used, now)] };
  }
}

function usualStart(by: 'day' | 'month', now: Date): Date {
  const [year, month, day] = [now.getUTCFullYear(), now.getUTCMonth(), now.getUTCDate()];
  return new Date(by === 'day' ? Date.UTC(year, month, day - 30) : Date.UTC(year, month - 11));
}

/** What was refused was not sent, as far as the provider's own count goes. */
function usageOf(counts: readonly CallCount[]): Usage {
  const none = { calls: 0, records: 0 };
  const byState = { ...noCalls(), ...Object.fromEntries(counts.map(({ state, ...count }) => [state, count])) };
  const sum = counts.filter(({ state }) => chargeOf(state) !== 'none').reduce(added, none);
  const possiblyPaid = counts.filter(({ state }) => chargeOf(state) === 'possible').reduce(added, none).records;
  return { ...sum, byState, possiblyPaid };
}

function added(sum: { calls: number; records: number }, { calls, records }: CallCount) {
  return { calls: sum.calls + calls, records: sum.records + records };
}

function noCalls(): Usage['byState'] {
  const none = { calls: 0, records: 0 };
  // Every state is among the keys.
  return Object.fromEntries(callStates.map((state) => [state, none])) as Usage['byState'];
}
