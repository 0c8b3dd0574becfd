import { describe, expect, it } from '@jest/globals';
import { fieldsIn, sumOf, type Answer } from '@firmograph/enrichment';
import fc from 'fast-check';
import { aDefinition, aRun, found, lego, notAttempted, notFound, novo } from '../testing/builders.ts';
import { decidePart, type PresentRow } from './decide-part.ts';
import { orderOf } from './run.ts';

const run = aRun({ definition: aDefinition({ version: 4 }) });
const now = new Date('2026-06-01T09:00:00.000Z');
const earlierOrder = '2026-05-01T08:00:00.000Z/x';
const laterOrder = '2026-07-01T08:00:00.000Z/x';

function decide(answers: readonly Answer[], rows: Record<string, PresentRow> = {}, deleted: readonly string[] = []) {
  const part = { run, batch: 2, part: 1, parts: 3, answers };
  return decidePart(part, { rows: new Map(Object.entries(rows)), deleted: new Set(deleted), now });
}

function aPresentRow(changes: Partial<PresentRow> = {}): PresentRow {
  const content = { company: JSON.stringify(lego), confidence: 'HIGH', definitionVersion: 4 } as const;
  return { sequence: 7, runOrder: earlierOrder, recordId: 'acme:x:1:1', content, ...changes };
}

const retracted = aPresentRow({ content: null });

describe('a row', () => {
  it('begins with sequence 1, all its fields changed', () => {
    const [change] = decide([found('a')]).changes;
    expect(change).toMatchObject({ profileId: 'a', before: null, sequence: 1 });
    expect(fieldsIn(change?.changed ?? 0)).toEqual(['id', 'name', 'industry', 'address']);
  });

  it('goes on from the sequence it had, and remembers what it was and who wrote it', () => {
    const [change] = decide([found('a', { ...lego, industry: 'Games' })], { a: aPresentRow() }).changes;
    expect(change).toMatchObject({
      sequence: 8,
      before: { sequence: 7, company: JSON.stringify(lego), recordId: 'acme:x:1:1' },
    });
    expect(fieldsIn(change?.changed ?? 0)).toEqual(['industry']);
  });

  it('comes back after it was taken back with a sequence that goes on', () => {
    const [change] = decide([found('a')], { a: retracted }).changes;
    expect(change).toMatchObject({ sequence: 8, before: { sequence: 7, company: null } });
  });

  it('is taken back by a definite no, all it held changed', () => {
    const [change] = decide([notFound('a')], { a: aPresentRow() }).changes;
    expect(change).toMatchObject({ sequence: 8, after: null });
    expect(fieldsIn(change?.changed ?? 0)).toEqual(['id', 'name', 'industry', 'address']);
  });

  it('is not taken back twice', () => {
    expect(decide([notFound('a')], { a: retracted }).changes).toEqual([]);
  });

  it('is not touched by an answer that says the same', () => {
    expect(decide([found('a')], { a: aPresentRow() })).toMatchObject({ changes: [], outcomes: ['unchanged'] });
  });

  it('is not touched where nobody was asked', () => {
    expect(decide([notAttempted('a')], { a: aPresentRow() })).toMatchObject({
      changes: [],
      outcomes: ['not-attempted/canceled'],
    });
  });

  it.each([
    ['a match', found('a', novo), 'unchanged'],
    ['a definite no', notFound('a'), 'not-matched/not-found'],
  ])('of a later run is not touched by %s', (_, answer, outcome) => {
    const rows = { a: aPresentRow({ runOrder: laterOrder }) };
    expect(decide([answer], rows)).toMatchObject({ changes: [], outcomes: [outcome] });
  });

  it('of the same run may be written again', () => {
    const rows = { a: aPresentRow({ runOrder: orderOf(run) }) };
    expect(decide([found('a', novo)], rows).changes).toHaveLength(1);
  });

  it('changes once where a profile comes twice', () => {
    const record = decide([found('a'), found('a', novo)]);
    expect(record.changes).toMatchObject([{ sequence: 1, after: { company: JSON.stringify(lego) } }]);
    expect(record.outcomes).toEqual(['enriched', 'unchanged']);
  });
});

describe('a profile that was deleted in mid-run', () => {
  it.each([
    ['a match', found('a')],
    ['a definite no', notFound('a')],
    ['no answer', notAttempted('a')],
  ])('ends not-eligible whatever came: %s', (_, answer) => {
    const record = decide([answer], { a: aPresentRow() }, ['a']);
    expect(record).toMatchObject({ changes: [], outcomes: ['not-eligible/deleted'] });
  });
});

it('keeps what filters look for', () => {
  expect(decide([found('a')]).changes[0]?.after).toMatchObject({ country: 'Denmark', industry: 'Toys' });
});

it('keeps the second opinion beside the confidence of the provider', () => {
  const opinion = {
    confidence: 0.97,
    name: 'agrees',
    website: 'agrees',
    place: 'not given',
    isConflict: false,
  } as const;
  expect(decide([found('a', lego, { opinion })]).changes[0]?.after).toMatchObject({ confidence: 'HIGH', opinion });
});

it('keeps profiles and outcomes in the order of the batch', () => {
  const { profileIds, outcomes } = decide([notFound('b'), found('a'), notAttempted('c')]);
  expect(profileIds).toEqual(['b', 'a', 'c']);
  expect(outcomes).toEqual(['not-matched/not-found', 'enriched', 'not-attempted/canceled']);
});

it('counts fresh answers', () => {
  expect(decide([found('a', lego, { cached: true }), found('b')]).tally.cached).toBe(1);
});

it('gives every profile exactly one outcome', () => {
  const answers = fc.array(
    fc.constantFrom(found, notFound, notAttempted).chain((make) => fc.string().map((id) => make(id))),
  );
  fc.assert(
    fc.property(answers, (given) => {
      const { tally, outcomes } = decide(given, { a: aPresentRow(), b: retracted });
      expect(sumOf(tally.counts)).toBe(given.length);
      expect(outcomes).toHaveLength(given.length);
    }),
  );
});

it('is kept under tenant, run, batch and part', () => {
  expect(decide([]).id).toBe(`acme:${run.runId}:2:1`);
});
