/** What becomes of a call, as the ledger has it. */
export type CallState = 'attempted' | 'accepted' | 'answered' | 'refused' | 'unknown' | 'ambiguous';

/** Whether the provider charges for a call: not at all, surely, or nobody knows. */
export type Charge = 'none' | 'paid' | 'possible';

/**
 * What one call costs, on its way: set aside in the budgets before anything is written down, written down in the ledger before
 * it is made, settled by what became of it.
 */
export type Spend =
  | { readonly stage: 'reserved'; readonly credits: number }
  | { readonly stage: 'attempted'; readonly credits: number }
  | { readonly stage: 'settled'; readonly credits: number; readonly charge: Charge };

/** What the provider gave back for the records of a call: its own count, as far as its interface has one. */
export interface Returned {
  readonly records: number;
  /** Those of them that name a company. */
  readonly companies: number;
}

/** How a call is settled; later words may follow, as far as `comesAfter` lets them. */
export type Settlement = { readonly at: Date } & (
  | { readonly state: 'accepted'; readonly reason: string | null; readonly bulkId?: string }
  | { readonly state: 'answered'; readonly reason: null; readonly returned?: Returned }
  | { readonly state: 'refused' | 'unknown' | 'ambiguous'; readonly reason: string }
);

/** From which states each may be reached: what the provider took stays taken. */
const before: Readonly<Record<Settlement['state'], readonly CallState[]>> = {
  accepted: ['attempted', 'unknown', 'ambiguous', 'accepted'],
  answered: ['attempted', 'unknown', 'ambiguous', 'accepted'],
  refused: ['attempted'],
  unknown: ['attempted'],
  ambiguous: ['attempted', 'unknown'],
};

export function statesBefore(state: Settlement['state']): readonly CallState[] {
  return before[state];
}

const charges: Readonly<Record<CallState, Charge>> = {
  attempted: 'possible',
  unknown: 'possible',
  ambiguous: 'possible',
  accepted: 'paid',
  answered: 'paid',
  refused: 'none',
};

/** Leadspace states no price: one credit a record, whether a company was found or not. */
export function chargeOf(state: CallState): Charge {
  return charges[state];
}

/** Credits of a call, which are possible or paid as its state says: all its records, unless the credits ran out on the way. */
export function creditsOf(call: {
  readonly state: CallState;
  readonly records: number;
  readonly returned?: Returned;
  readonly isShort?: boolean;
}): number {
  if (chargeOf(call.state) === 'none') return 0;
  return call.isShort === true && call.returned !== undefined ? call.returned.records : call.records;
}

/** Where a call is whose credits were set aside; null: the ledger does not know it. */
export function spendOf(entry: { readonly state: CallState } | null, credits: number): Spend {
  if (entry === null) return { stage: 'reserved', credits };
  if (entry.state === 'attempted') return { stage: 'attempted', credits };
  return { stage: 'settled', credits, charge: chargeOf(entry.state) };
}

export const statesInDoubt: readonly CallState[] = ['attempted', 'unknown', 'ambiguous'];
