import { chargeOf, creditsOf, type CallState, type Returned } from './spend.ts';

/** A call, as far as reconciling looks at it. */
export interface ReconciledCall {
  readonly callId: string;
  readonly batch: number;
  readonly records: number;
  readonly state: CallState;
  readonly returned?: Returned;
  readonly isShort?: boolean;
  readonly released?: object;
}

/** Our own count of a run against the provider's. */
export interface Sums {
  readonly calls: number;
  readonly records: number;
  readonly paid: number;
  readonly possible: number;
  readonly refused: number;
  readonly provider: {
    readonly calls: number;
    readonly records: number;
    readonly companies: number;
    readonly missing: number;
    readonly pending: number;
  };
  readonly possiblyPaid: number;
  readonly possiblyPaidTwice: number;
}

export function reconciled(calls: readonly ReconciledCall[]): Sums {
  const charged = calls.filter(({ state }) => chargeOf(state) !== 'none');
  const inDoubt = charged.filter(({ state }) => chargeOf(state) === 'possible');
  const [records, possible] = [recordsOf(charged), recordsOf(inDoubt)];
  return {
    ...{ calls: charged.length, records, paid: creditsIn(charged) - possible, possible },
    refused: calls.length - charged.length,
    provider: byProvider(charged),
    possiblyPaid: possible,
    possiblyPaidTwice: twice(charged),
  };
}

function byProvider(charged: readonly ReconciledCall[]): Sums['provider'] {
  const answered = charged.flatMap(({ records, returned }) => (returned === undefined ? [] : [{ records, returned }]));
  const returned = answered.reduce((sum, call) => sum + call.returned.records, 0);
  return {
    calls: answered.length,
    records: returned,
    companies: answered.reduce((sum, call) => sum + call.returned.companies, 0),
    missing: answered.reduce((sum, call) => sum + call.records, 0) - returned,
    pending: recordsOf(charged.filter(({ state }) => state === 'accepted')),
  };
}

/**
 * A batch is called for once. Where it was called for again, all but the largest of its calls may have been paid for twice; so
 * may those that a person let go for a run to come.
 */
function twice(charged: readonly ReconciledCall[]): number {
  let sum = 0;
  for (const ofBatch of Map.groupBy(charged, ({ batch }) => batch).values()) {
    const again = recordsOf(ofBatch) - Math.max(...ofBatch.map(({ records }) => records));
    const isLetGo = ({ state, released }: ReconciledCall) => released !== undefined && chargeOf(state) === 'possible';
    sum += Math.max(again, recordsOf(ofBatch.filter(isLetGo)));
  }
  return sum;
}

function creditsIn(calls: readonly ReconciledCall[]): number {
  return calls.reduce((sum, call) => sum + creditsOf(call), 0);
}

function recordsOf(calls: readonly ReconciledCall[]): number {
  return calls.reduce((sum, { records }) => sum + records, 0);
}
