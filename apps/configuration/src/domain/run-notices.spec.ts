import { expect, it } from '@jest/globals';
import { noOutcomes } from '@firmograph/enrichment';
import { aRun } from '../testing/builders.ts';
import { noticesOf } from './run-notices.ts';

const matched = (enriched: number, missed: number) => ({ ...noOutcomes, enriched, 'not-matched': missed });
const kinds = (...[run, earlier]: Parameters<typeof noticesOf>) => noticesOf(run, earlier).map(({ kind }) => kind);
const completed = (counts = matched(50, 50)) => aRun({ state: 'completed', profiles: 100, counts });

it.each([
  ['failed for good', aRun({ state: 'failed' }), ['run-failed']],
  ['refused by the provider', aRun({ state: 'blocked' }), ['run-blocked']],
  ['completed with warnings', completed({ ...matched(90, 0), 'not-eligible': 10 }), ['run-warnings']],
  ['successful', completed(), []],
  ['canceled', aRun({ state: 'canceled' }), []],
])('of a run that is %s this is told: %3$j', (_, run, expected) => {
  expect(kinds(run, [])).toEqual(expected);
});

it('a match rate that falls against the runs before is told, with both rates', () => {
  const notices = noticesOf(completed(), [matched(80, 20), matched(70, 30)]);
  expect(notices).toMatchObject([{ kind: 'match-rate-drop', data: { matchRate: 0.5, usualRate: 0.75 } }]);
});

it('a small run, and one with few before it, say nothing about the match rate', () => {
  expect(kinds(completed(matched(1, 9)), [matched(80, 20), matched(80, 20)])).toEqual([]);
  expect(kinds(completed(), [matched(80, 20)])).toEqual([]);
});
