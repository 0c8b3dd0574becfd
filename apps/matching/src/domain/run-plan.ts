/** What is known of a data set before a run over it. */
export interface Known {
  readonly profiles: number;
  readonly examined: number;
  readonly sendable: number;
  /** Of the sendable ones, how many were looked up. */
  readonly sampled: number;
  /** Of these, how many have an answer that is still fresh. */
  readonly fresh: number;
  /** Of these, how many were ever answered, and how many with a company. */
  readonly answered: number;
  readonly matched: number;
}

export interface Interval {
  readonly low: number;
  readonly high: number;
}

export interface RunPlan {
  readonly rows: Interval;
  readonly fresh: Interval;
  readonly credits: Interval;
  readonly calls: Interval;
  readonly seconds: Interval;
  readonly matchRate: (Interval & { readonly basedOn: number }) | null;
}

const recordsPerCall = 500;
/** A submit, and at least one poll for its answers. */
const exchangesPerCall = 2;

/** What a run would take, as intervals that hold the true figure 19 times in 20. */
export function runPlanOf(known: Known, callsPerSecond: number): RunPlan {
  const rows = scaled(wilson(known.sendable, known.examined, known.profiles), known.profiles);
  const freshShare = wilson(known.fresh, known.sampled, rows.high);
  const fresh = { low: floor(rows.low * freshShare.low), high: ceil(rows.high * freshShare.high) };
  const credits = {
    low: floor(rows.low * (1 - freshShare.high)),
    high: ceil(rows.high * (1 - freshShare.low)),
  };
  const calls = { low: Math.ceil(credits.low / recordsPerCall), high: Math.ceil(credits.high / recordsPerCall) };
  const secondsFor = (count: number) => Math.ceil((count * exchangesPerCall) / callsPerSecond);
  return {
    rows,
    fresh,
    credits,
    calls,
    seconds: { low: secondsFor(calls.low), high: secondsFor(calls.high) },
    matchRate:
      known.answered === 0 ? null : { ...wilson(known.matched, known.answered, rows.high), basedOn: known.answered },
  };
}

/** Wilson's interval for a share at 95 %, from `hits` among `of`; exact where these are all there are. */
export function wilson(hits: number, of: number, all: number): Interval {
  if (of === 0) return all === 0 ? { low: 0, high: 0 } : { low: 0, high: 1 };
  const share = hits / of;
  if (of >= all) return { low: share, high: share };
  const z2 = 1.96 ** 2;
  const middle = (share + z2 / (2 * of)) / (1 + z2 / of);
  const reach = (1.96 / (1 + z2 / of)) * Math.sqrt((share * (1 - share)) / of + z2 / (4 * of * of));
  return { low: Math.max(0, middle - reach), high: Math.min(1, middle + reach) };
}

// A third of nine hundred is three hundred, whatever the last bit says.
const floor = (value: number): number => Math.floor(value + 1e-6);
const ceil = (value: number): number => Math.max(0, Math.ceil(value - 1e-6));

function scaled({ low, high }: Interval, by: number): Interval {
  return { low: floor(low * by), high: ceil(high * by) };
}
