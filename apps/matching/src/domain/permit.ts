import type { SendableField } from '@firmograph/enrichment';
import type { CancelReason } from './run.ts';

export type Purpose = 'submit' | 'collect';
export type Refusal =
  'canceled' | 'no-consent' | 'paused' | 'blocked' | 'inactive' | 'removed' | 'settled' | 'unknown-run';

/** What configuration says to a call. */
export type PermitFact =
  | {
      readonly kind: 'granted';
      /** Of the credential it comes with. */
      readonly fingerprint: string;
      /** What may leave; empty on a permit to collect. */
      readonly fields: readonly SendableField[];
    }
  | { readonly kind: 'refused'; readonly because: Refusal }
  | { readonly kind: 'unavailable' };

const endings: Readonly<Record<Refusal, CancelReason | null>> = {
  canceled: 'canceled',
  removed: 'canceled',
  settled: 'canceled',
  'no-consent': 'no-consent',
  paused: null,
  blocked: null,
  inactive: null,
  'unknown-run': null,
};

/** Why the profiles of a batch will never be sent; null: they may be, later. */
export function endsWith(because: Refusal): CancelReason | null {
  return endings[because];
}
