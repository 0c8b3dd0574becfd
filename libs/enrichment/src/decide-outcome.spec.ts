import { describe, expect, it } from '@jest/globals';
import type { Answer } from './answer.ts';
import type { Company } from './company.ts';
import { decideOutcome, type Policy, type RowContent } from './decide-outcome.ts';
import { keptOf } from './kept-company.ts';

const policy: Policy = { version: 3, minimumConfidence: 'MEDIUM', whenNotMatched: 'retract' };
const lego: Company = { id: 'ls-1', name: 'LEGO A/S', originalName: 'Lego', industry: 'Toys' };
const asked = { profileId: 'p', askedAt: '2026-05-01T10:00:00.000Z', cached: false };

function answer(company: Company = lego, confidence: 'HIGH' | 'MEDIUM' | 'LOW' | 'UNKNOWN' = 'HIGH'): Answer {
  return { kind: 'company', ...asked, company, confidence };
}

function aRow(changes: Partial<RowContent> = {}): RowContent {
  return { company: JSON.stringify(keptOf(lego)), confidence: 'HIGH', definitionVersion: 3, ...changes };
}

const noCompany: Answer = { kind: 'no-company', ...asked };
const notFound = { outcome: 'not-matched', reason: 'not-found' };
const belowThreshold = { outcome: 'not-matched', reason: 'below-threshold' };

describe('a company', () => {
  it.each([
    ['enriches where there was no row', answer(), null, { effect: 'write', outcome: { outcome: 'enriched' } }],
    ['leaves a row alone that says the same', answer(), aRow(), { effect: 'none', outcome: { outcome: 'unchanged' } }],
    [
      'is news when a field differs',
      answer({ ...lego, industry: 'Games' }),
      aRow(),
      { effect: 'write', outcome: { outcome: 'enriched' } },
    ],
    [
      'is news when the confidence differs',
      answer(lego, 'MEDIUM'),
      aRow(),
      { effect: 'write', outcome: { outcome: 'enriched' } },
    ],
    [
      'is news under another version of the definition',
      answer(),
      aRow({ definitionVersion: 2 }),
      { effect: 'write', outcome: { outcome: 'enriched' } },
    ],
    [
      'is accepted at the minimum confidence',
      answer(lego, 'MEDIUM'),
      null,
      { effect: 'write', outcome: { outcome: 'enriched' } },
    ],
  ])('%s', (_, given, row, decision) => {
    expect(decideOutcome(given, row, policy)).toMatchObject(decision);
  });

  it.each([
    ['below the minimum confidence', answer(lego, 'LOW'), belowThreshold],
    ['under a label nobody knows', answer(lego, 'UNKNOWN'), belowThreshold],
    ['without a field', answer({}), { outcome: 'not-matched', reason: 'empty' }],
    ['that only echoes the name', answer({ originalName: 'Lego' }), { outcome: 'not-matched', reason: 'empty' }],
  ])('is no match %s', (_, given, outcome) => {
    expect(decideOutcome(given, null, policy)).toEqual({ effect: 'none', outcome, match: null });
  });

  it('accepts a label nobody knows when everything is accepted', () => {
    const everything: Policy = { ...policy, minimumConfidence: 'VERY LOW' };
    expect(decideOutcome(answer(lego, 'UNKNOWN'), null, everything).outcome).toEqual({ outcome: 'enriched' });
  });

  it('is empty when none of the kept fields came back', () => {
    const kept: Policy = { ...policy, keptFields: ['phone'] };
    expect(decideOutcome(answer(), null, kept).outcome).toEqual({ outcome: 'not-matched', reason: 'empty' });
  });

  it('keeps the kept fields and no others', () => {
    const kept: Policy = { ...policy, keptFields: ['industry', 'name'] };
    expect(decideOutcome(answer(), null, kept).match?.company).toEqual({ name: 'LEGO A/S', industry: 'Toys' });
  });

  it('leaves a row alone when only a field that is not kept differs', () => {
    const kept: Policy = { ...policy, keptFields: ['name'] };
    const row = aRow({ company: '{"name":"LEGO A/S"}' });
    expect(decideOutcome(answer({ ...lego, industry: 'Games' }), row, kept).effect).toBe('none');
  });

  it('says the same whatever the order its fields came in', () => {
    const { id, name, ...rest } = lego;
    expect(decideOutcome(answer({ ...rest, ...(name && { name }), ...(id && { id }) }), aRow(), policy).effect).toBe(
      'none',
    );
  });

  it('says the same though it was asked again', () => {
    const later = { ...answer(), askedAt: '2026-07-01T10:00:00.000Z' };
    expect(decideOutcome(later, aRow(), policy).outcome).toEqual({ outcome: 'unchanged' });
  });
});

describe('a definite no', () => {
  it.each([
    ['not found', noCompany, notFound],
    ['below the threshold', answer(lego, 'LOW'), belowThreshold],
    ['empty', answer({}), { outcome: 'not-matched', reason: 'empty' }],
  ])('takes the row back when %s', (_, given, outcome) => {
    expect(decideOutcome(given, aRow(), policy)).toEqual({ effect: 'retract', outcome, match: null });
  });

  it('leaves the row when the enrichment says keep', () => {
    const keep: Policy = { ...policy, whenNotMatched: 'keep' };
    expect(decideOutcome(noCompany, aRow(), keep)).toEqual({ effect: 'none', outcome: notFound, match: null });
  });

  it('has nothing to take back where there is no row', () => {
    expect(decideOutcome(noCompany, null, policy).effect).toBe('none');
  });
});

it.each([
  { outcome: 'not-eligible', reason: 'no-company-name' } as const,
  { outcome: 'not-attempted', reason: 'canceled' } as const,
  { outcome: 'failed', reason: 'ambiguous' } as const,
])('never touches the row when there is no answer: $outcome', (because) => {
  const none: Answer = { kind: 'none', profileId: 'p', because };
  expect(decideOutcome(none, aRow(), policy)).toEqual({ effect: 'none', outcome: because, match: null });
});

describe('a second opinion that sees a conflict', () => {
  const opinion = {
    confidence: 0.02,
    name: 'disagrees',
    website: 'disagrees',
    place: 'not given',
    isConflict: true,
  } as const;
  const conflicting: Answer = { kind: 'company', ...asked, company: lego, confidence: 'HIGH', opinion };

  it('is no match where the enrichment lets it decide, and takes the row back', () => {
    expect(decideOutcome(conflicting, aRow(), { ...policy, secondOpinion: 'gate' })).toMatchObject({
      effect: 'retract',
      outcome: { outcome: 'not-matched', reason: 'conflicting' },
    });
  });

  it.each(['show', 'off', undefined] as const)('is shown only, where the enrichment says %s', (secondOpinion) => {
    const { outcome, match } = decideOutcome(conflicting, null, {
      ...policy,
      ...(secondOpinion === undefined ? {} : { secondOpinion }),
    });
    expect([outcome, match?.opinion]).toEqual([{ outcome: 'enriched' }, opinion]);
  });

  it('is no news by itself', () => {
    expect(decideOutcome(conflicting, aRow(), { ...policy, secondOpinion: 'show' }).effect).toBe('none');
  });
});
