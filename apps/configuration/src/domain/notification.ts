import type { Sealed } from './connection.ts';

export type NotificationKind =
  'run-failed' | 'run-blocked' | 'run-beyond-plan' | 'run-warnings' | 'match-rate-drop' | 'test';

export type Target =
  { readonly kind: 'webhook'; readonly url: string } | { readonly kind: 'email'; readonly to: readonly string[] };

export interface SigningSecret {
  readonly sealed: Sealed;
  /** It signs until then; null: it is the present one. */
  readonly until: Date | null;
}

export interface Subscription {
  readonly subscriptionId: string;
  readonly name: string;
  readonly target: Target;
  readonly on: readonly NotificationKind[];
  readonly disabledBecause: string | null;
  /** The present one first; none for e-mail. */
  readonly secrets: readonly SigningSecret[];
  readonly createdBy: string;
  readonly createdAt: Date;
}

export interface Attempt {
  readonly at: Date;
  readonly outcome: string;
}

export interface Delivery {
  readonly deliveryId: string;
  readonly subscriptionId: string;
  readonly kind: NotificationKind;
  /** Ids, counts and codes: no personal data, no name of a company. */
  readonly data: Readonly<Record<string, unknown>>;
  readonly state: 'pending' | 'delivered' | 'given-up';
  readonly createdAt: Date;
  /** Since when it has been tried; later than it was made when somebody had it sent again. */
  readonly triedSince: Date;
  readonly tries: number;
  readonly attempts: readonly Attempt[];
  readonly nextAttemptAt: Date | null;
}

/** What a receiver said to an attempt. */
export type Said =
  | { readonly kind: 'taken'; readonly outcome: string }
  | { readonly kind: 'gone'; readonly outcome: string }
  | { readonly kind: 'failed'; readonly outcome: string };

const [firstMs, longestMs, patienceMs, remembered] = [30_000, 6 * 3_600_000, 3 * 86_400_000, 20];
/** Longer than any attempt takes. */
const attemptMs = 60_000;

/** The attempt is noted before it is made: whoever dies in it is succeeded, and nobody makes the same at the same time. */
export function attempting(delivery: Delivery, now: Date): Delivery {
  return { ...delivery, tries: delivery.tries + 1, nextAttemptAt: new Date(now.getTime() + attemptMs) };
}

/** `chance`: from 0 to 1, so that those who failed together do not come again together. */
export function attempted(delivery: Delivery, said: Said, now: Date, chance: number): Delivery {
  const attempts = [...delivery.attempts, { at: now, outcome: said.outcome }].slice(-remembered);
  const over = { ...delivery, attempts, nextAttemptAt: null };
  if (said.kind === 'taken') return { ...over, state: 'delivered' };
  if (said.kind === 'gone' || isOutOfPatience(delivery, now)) return { ...over, state: 'given-up' };
  const wait = Math.min(longestMs, firstMs * 2 ** (delivery.tries - 1)) * (0.5 + chance / 2);
  return { ...over, nextAttemptAt: new Date(now.getTime() + wait) };
}

function isOutOfPatience({ triedSince }: Delivery, now: Date): boolean {
  return now.getTime() - triedSince.getTime() >= patienceMs;
}

export function givenUp(delivery: Delivery, outcome: string, now: Date): Delivery {
  const attempts = [...delivery.attempts, { at: now, outcome }].slice(-remembered);
  return { ...delivery, attempts, state: 'given-up', nextAttemptAt: null };
}

export function replayed(delivery: Delivery, now: Date): Delivery {
  return { ...delivery, state: 'pending', triedSince: now, tries: 0, nextAttemptAt: now };
}
