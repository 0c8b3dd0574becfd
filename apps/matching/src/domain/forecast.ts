/** Credits of one day, over one connection, for one enrichment. */
export interface DayOfUse {
  /** 2026-11-24 */
  readonly period: string;
  readonly connectionId: string;
  readonly enrichmentId: string | null;
  readonly records: number;
}

export interface ForecastOf {
  readonly connectionId: string;
  readonly enrichmentId: string | null;
  readonly creditsPerDay: number;
  readonly basedOnDays: number;
  readonly thisMonth: { readonly spent: number; readonly expected: number };
  readonly nextMonth: { readonly expected: number };
}

export const forecastMethod =
  'The mean of credits a day over the last 28 whole days (UTC), counted from the first day with a call; today alone where there is none before it. It knows of no schedule, and takes what is possibly paid as paid.';

const dayMs = 24 * 60 * 60_000;
const days = 28;

/** From when on days are needed. */
export function forecastSince(now: Date): Date {
  const firstOfMonth = Date.UTC(now.getUTCFullYear(), now.getUTCMonth());
  return new Date(Math.min(firstOfMonth, midnight(now) - days * dayMs));
}

export function forecasts(used: readonly DayOfUse[], now: Date): readonly ForecastOf[] {
  const groups = Map.groupBy(used, ({ connectionId, enrichmentId }) => JSON.stringify([connectionId, enrichmentId]));
  return [...groups.values()].flatMap((group) => {
    const [first] = group;
    if (first === undefined) return [];
    const { connectionId, enrichmentId } = first;
    return [{ connectionId, enrichmentId, ...forecastOf(group, now) }];
  });
}

function forecastOf(used: readonly DayOfUse[], now: Date) {
  const today = midnight(now);
  const credits = used.map(({ period, records }) => ({ at: Date.parse(period), records }));
  const past = credits.filter(({ at }) => at < today && at >= today - days * dayMs);
  const since = past.length === 0 ? today : Math.min(...past.map(({ at }) => at));
  const basedOnDays = Math.max(1, Math.round((today - since) / dayMs));
  const creditsPerDay = sum(past.length === 0 ? credits.filter(({ at }) => at === today) : past) / basedOnDays;
  const [month, next, afterNext] = [0, 1, 2].map((ahead) => Date.UTC(now.getUTCFullYear(), now.getUTCMonth() + ahead));
  const spent = sum(credits.filter(({ at }) => at >= (month ?? 0)));
  const daysLeft = ((next ?? 0) - today) / dayMs - 1;
  return {
    ...{ creditsPerDay: Math.round(creditsPerDay * 100) / 100, basedOnDays },
    thisMonth: { spent, expected: spent + Math.round(creditsPerDay * daysLeft) },
    nextMonth: { expected: Math.round((creditsPerDay * ((afterNext ?? 0) - (next ?? 0))) / dayMs) },
  };
}

function midnight(now: Date): number {
  return Date.UTC(now.getUTCFullYear(), now.getUTCMonth(), now.getUTCDate());
}

function sum(of: readonly { readonly records: number }[]): number {
  return of.reduce((total, { records }) => total + records, 0);
}
