/** `total` has no end: what is left of it is left until a person changes it. */
export const budgetWindows = ['day', 'month', 'total'] as const;
export type BudgetWindow = (typeof budgetWindows)[number];

/** The first moment of the window that this one is in. Days and months are those of UTC. */
export function windowStart(window: BudgetWindow, at: Date): Date {
  if (window === 'total') return new Date(0);
  return new Date(Date.UTC(at.getUTCFullYear(), at.getUTCMonth(), window === 'day' ? at.getUTCDate() : 1));
}

/** The first moment of the next window; null: there is none. */
export function nextWindow(window: BudgetWindow, at: Date): Date | null {
  if (window === 'total') return null;
  const [year, month, day] = [at.getUTCFullYear(), at.getUTCMonth(), at.getUTCDate()];
  return new Date(window === 'day' ? Date.UTC(year, month, day + 1) : Date.UTC(year, month + 1));
}
