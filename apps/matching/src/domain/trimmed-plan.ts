import type { SourcedProfile } from './batch.ts';
import type { Plan } from './plan.ts';
import { noAnswer, type Told } from './told.ts';

/** The plan with its first questions only: nothing is asked about the profiles of the others, which are over the budget. */
export function trimmedPlan(plan: Plan, profiles: readonly SourcedProfile[], questions: number): Plan {
  if (plan.questions.length <= questions) return plan;
  const known: Told[] = [];
  let next = 0;
  plan.recordOf.forEach((record, position) => {
    const answer = record < 0 ? plan.known[next++] : undefined;
    if (answer !== undefined) known.push(answer);
    else if (record >= questions) known.push(overBudget(profiles[position]));
  });
  const recordOf = plan.recordOf.map((record) => (record >= questions ? -1 : record));
  const shares = Object.entries(plan.shares).filter(([place]) => (recordOf[Number(place)] ?? -1) >= 0);
  return { questions: plan.questions.slice(0, questions), recordOf, known, shares: Object.fromEntries(shares) };
}

function overBudget(profile: SourcedProfile | undefined): Told {
  return noAnswer(profile?.profileId ?? '', { outcome: 'not-attempted', reason: 'over-budget' });
}
