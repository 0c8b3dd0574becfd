import { expect, it } from '@jest/globals';
import { aPlan, profilesNamed } from '../testing/builders.ts';
import { noAnswer } from './told.ts';
import { trimmedPlan } from './trimmed-plan.ts';

const over = (profileId: string) => noAnswer(profileId, { outcome: 'not-attempted', reason: 'over-budget' });

it('asks the first questions, and tells the profiles of the others why they are not asked about', () => {
  const known = [noAnswer('p2', { outcome: 'not-eligible', reason: 'deleted' })];
  // The fourth asks the same as the first, the fifth the same as the third.
  const plan = aPlan({ recordOf: [0, -1, 1, 0, 1], known });
  const profiles = profilesNamed('A', 'B', 'C', 'A', 'C');
  expect(trimmedPlan(plan, profiles, 1)).toEqual({
    questions: plan.questions.slice(0, 1),
    recordOf: [0, -1, -1, 0, -1],
    known: [...known, over('p3'), over('p5')],
    shares: {},
  });
  expect(trimmedPlan(plan, profiles, 0).known).toHaveLength(5);
  expect(trimmedPlan(plan, profiles, 2)).toBe(plan);
});
