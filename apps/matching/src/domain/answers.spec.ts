import { expect, it } from '@jest/globals';
import { aCall, anAcceptedBatch, now, profilesNamed } from '../testing/builders.ts';
import { answersFrom, answersWithout, findingsOf, isOfCall, type ProviderRecord } from './answers.ts';
import { externalIdOf } from './batch.ts';
import { noAnswer } from './told.ts';

const call = aCall();
const id = (record: number) => externalIdOf(call.callId, record);
const read = (json = 'null'): unknown => JSON.parse(json);
const company = (name: string, externalId: string): ProviderRecord => ({
  kind: 'company',
  externalId,
  company: { name },
  confidence: 'HIGH',
  confidenceLabel: 'Hoch',
});

it('joins records by their id, whatever their order', () => {
  const findings = findingsOf(call, [company('Globex', id(1)), company('Acme', id(0))]).map(read);
  expect(findings).toMatchObject([{ company: { name: 'Acme' } }, { company: { name: 'Globex' } }]);
});

it('ignores records that nobody asked for', () => {
  const foreign = [company('Hooli', externalIdOf('another', 0)), company('Hooli', 'x'), company('Hooli', id(7))];
  expect(findingsOf(call, foreign)).toEqual([undefined, undefined]);
});

it('finds nothing in a record that failed', () => {
  expect(findingsOf(call, [{ kind: 'failed', externalId: id(0) }])).toEqual([undefined, undefined]);
});

it('tells every profile what its record came to, with what was known in between', () => {
  const batch = anAcceptedBatch({
    profiles: profilesNamed('Acme', 'n/a', 'Globex', 'ACME'),
    call: aCall({ recordOf: [0, -1, 1, 0] }),
    known: [noAnswer('p2', { outcome: 'not-eligible', reason: 'placeholder-name' })],
  });
  const finding = '{"kind":"no-company"}';
  const askedAt = now.toISOString();
  const answers = answersFrom(batch, [{ askedAt: now, finding }, undefined]);
  expect(answers.map(({ json }) => read(json))).toEqual([
    { kind: 'no-company', profileId: 'p1', askedAt, cached: false },
    { kind: 'none', profileId: 'p2', because: { outcome: 'not-eligible', reason: 'placeholder-name' } },
    { kind: 'none', profileId: 'p3', because: { outcome: 'failed', reason: 'record-error' } },
    { kind: 'no-company', profileId: 'p4', askedAt, cached: true },
  ]);
});

it('fails only those who were asked about when a call comes to nothing', () => {
  const known = noAnswer('p1', { outcome: 'not-eligible', reason: 'deleted' });
  const batch = anAcceptedBatch({ call: aCall({ keys: ['k'], recordOf: [-1, 0] }), known: [known] });
  expect(answersWithout(batch, 'ambiguous')).toEqual([
    known,
    noAnswer('p2', { outcome: 'failed', reason: 'ambiguous' }),
  ]);
});

it('knows its own records from those of another call with the same positions', () => {
  expect(isOfCall(call, [company('Acme', id(0))])).toBe(true);
  expect(isOfCall(call, [company('Acme', externalIdOf('another', 0))])).toBe(false);
  expect(isOfCall(call, [company('Acme', id(2))])).toBe(false);
});
