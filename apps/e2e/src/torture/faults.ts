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
  const held: Readonly<Record<string, boolean>> = {
    [`ended ${state}`]: state === 'completed',
    [`never hit: ${missed.join(', ')}`]: missed.length === 0,
    'not one outcome for each profile': outcomes === profiles && distinctOutcomes === profiles,
    'paid more than once': charged <= profiles - notEligible,
    'a record was charged twice': chargedTwice === 0,
    'an event was sent again with other bytes': contradictingEvents === 0,
    'more ambiguous than kills explain': ambiguous <= batchSize * sentPoints.length,
  };
  return Object.keys(held).filter((fault) => held[fault] !== true);
}
