import { batchSize } from './ground.ts';
import { allKillPoints } from './kill-points.ts';
import type { Findings } from './torture.ts';

/** Points at which a call is on its way, so that a kill may leave its fate unknown. */
const sentPoints = allKillPoints.filter((name) => name.startsWith('sent'));

/** What is wrong with runs in which a process was killed at every point, in words; nothing: all promises were kept. */
export function faultsIn(findings: Findings): readonly string[] {
  const { state, hits, profiles, outcomes, distinctOutcomes, contradictingEvents } = findings;
  const { notEligible, ambiguous, charged, chargedTwice } = findings;
  const missed = allKillPoints.filter((name) => !hits.includes(name));
  return [
    ...(state === 'completed' ? [] : [`ended ${state}`]),
    ...(missed.length > 0 ? [`never hit: ${missed.join(', ')}`] : []),
    ...(outcomes === profiles && distinctOutcomes === profiles ? [] : ['not one outcome for each profile']),
    ...(charged <= profiles - notEligible ? [] : ['paid more than once']),
    ...(chargedTwice > 0 ? ['a record was charged twice'] : []),
    ...(contradictingEvents > 0 ? ['an event was sent again with other bytes'] : []),
    ...(ambiguous <= batchSize * sentPoints.length ? [] : ['more ambiguous than kills explain']),
  ];
}
