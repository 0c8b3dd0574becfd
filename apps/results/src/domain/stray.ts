import type { Run, RunPlan, Stray, Sums } from './run.ts';

/** How the run leaves its plan by what is counted so far; null: it does not, or it was said already, or it is over. */
export function strayOf({ plan, strayed, settled, ended }: Run, sums: Sums, at: Date): Stray | null {
  const isSaid = strayed !== undefined || settled !== null || ended !== null;
  if (plan === undefined || isSaid) return null;
  return overSpent(plan, sums, at) ?? offRate(plan, sums, at);
}

/** Credits are answers that are not from memory, one each. */
function overSpent({ credits }: RunPlan, { counts, cached }: Sums, at: Date): Stray | null {
  const paid = answeredOf(counts) + counts.failed - cached;
  if (credits === undefined || paid <= credits.most) return null;
  return { measure: 'credits', value: paid, least: 0, most: credits.most, at };
}

function offRate({ matchRate, afterProfiles }: RunPlan, { counts }: Sums, at: Date): Stray | null {
  const answered = answeredOf(counts);
  if (matchRate === undefined || answered < afterProfiles) return null;
  const value = (counts.enriched + counts.unchanged) / answered;
  const { least, most } = matchRate;
  return value < least || value > most ? { measure: 'match-rate', value, least, most, at } : null;
}

function answeredOf({ enriched, unchanged, 'not-matched': missed }: Sums['counts']): number {
  return enriched + unchanged + missed;
}
