import { expect, it } from '@jest/globals';
import type { Match } from './decide-outcome.ts';
import { noOutcomes, sumOf, type Outcome } from './outcome.ts';
import { codeOf, outcomeOf, outcomeReasons, tallyOf, type Counted } from './tally.ts';

const match: Match = { company: { name: 'LEGO', industry: 'Toys' }, text: '', confidence: 'HIGH', askedAt: '' };
const profiles: Counted[] = [
  { outcome: { outcome: 'enriched' }, match, cached: false },
  {
    outcome: { outcome: 'unchanged' },
    match: { ...match, company: { name: 'Novo' }, confidence: 'LOW' },
    cached: true,
  },
  { outcome: { outcome: 'not-matched', reason: 'not-found' }, match: null, cached: true },
  { outcome: { outcome: 'failed', reason: 'ambiguous' }, match: null, cached: false },
  { outcome: { outcome: 'failed', reason: 'ambiguous' }, match: null, cached: false },
];

it('counts every profile once', () => {
  expect(sumOf(tallyOf(profiles).counts)).toBe(5);
});

it('counts by outcome, reason, confidence, field and freshness', () => {
  expect(tallyOf(profiles)).toEqual({
    counts: { ...noOutcomes, enriched: 1, unchanged: 1, 'not-matched': 1, failed: 2 },
    reasons: { 'not-matched/not-found': 1, 'failed/ambiguous': 2 },
    confidences: { HIGH: 1, LOW: 1 },
    fields: { name: 2, industry: 1 },
    cached: 2,
  });
});

it('counts nothing in nothing', () => {
  expect(tallyOf([])).toEqual({ counts: noOutcomes, reasons: {}, confidences: {}, fields: {}, cached: 0 });
});

it.each<Outcome>([{ outcome: 'enriched' }, { outcome: 'not-eligible', reason: 'deleted' }])(
  'reads an outcome as it was written: %j',
  (outcome) => {
    expect(outcomeOf(codeOf(outcome))).toEqual(outcome);
  },
);

it('knows every reason by its outcome', () => {
  expect(outcomeReasons).toHaveLength(18);
  expect(outcomeReasons.map((code) => codeOf(outcomeOf(code)))).toEqual(outcomeReasons);
});
