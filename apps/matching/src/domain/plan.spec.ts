import { describe, expect, it } from '@jest/globals';
import { later, now, profilesNamed } from '../testing/builders.ts';
import { keysOf, planOf, sortOut, type Plan, type Sendable } from './plan.ts';
import type { Sorted } from './question.ts';
import type { KnownAnswer } from './told.ts';

const all: Sendable = {
  connectionId: 'c1',
  fields: ['name', 'website', 'location'],
  deleted: new Set(),
  isShared: false,
};
const place = { country: 'Denmark' };
const full = [{ profileId: 'p1', input: { name: 'Acme', website: 'acme.example', location: place } }];

const told = (sorted: Sorted | Plan['known']): unknown[] =>
  sorted.flatMap((each) => (each.kind === 'told' ? [JSON.parse(each.json) as unknown] : []));

describe('sorting out', () => {
  it('sends what the consent lets go, and nothing else', () => {
    const sorted = sortOut(full, { ...all, fields: ['name', 'location'] });
    expect(sorted).toMatchObject([{ kind: 'question', input: { name: 'Acme', location: place } }]);
    expect(sorted[0]).not.toHaveProperty('input.website');
  });

  it.each([
    ['', 'no-company-name'],
    ['n/a', 'placeholder-name'],
  ])('does not send a profile named %p', (name, reason) => {
    expect(told(sortOut(profilesNamed(name), all))).toEqual([
      { kind: 'none', profileId: 'p1', because: { outcome: 'not-eligible', reason } },
    ]);
  });

  it('does not send a profile that was deleted meanwhile', () => {
    expect(told(sortOut(full, { ...all, deleted: new Set(['p1']) }))).toMatchObject([
      { kind: 'none', because: { outcome: 'not-eligible', reason: 'deleted' } },
    ]);
  });

  it('gives the same question the same key, however it is written', () => {
    const keys = keysOf(sortOut(profilesNamed('Acme', ' ACME '), all));
    expect(keys).toHaveLength(1);
  });

  it.each<[string, Sendable]>([
    ['another connection', { ...all, connectionId: 'c2' }],
    ['another consent', { ...all, fields: ['name'] }],
  ])('keeps the answers of %s apart', (_, other) => {
    const name = profilesNamed('Acme');
    expect(keysOf(sortOut(name, other))).not.toEqual(keysOf(sortOut(name, all)));
  });
});

describe('a plan', () => {
  const profiles = profilesNamed('Acme', 'n/a', 'Globex', 'ACME');
  const sorted = sortOut(profiles, all);
  const [acme = ''] = keysOf(sorted);
  const known: KnownAnswer = { askedAt: later(-5000), finding: '{"kind":"no-company"}' };

  it('asks once for profiles that ask the same', () => {
    const plan = planOf(profiles, sorted, { fresh: new Map() });
    expect(plan).toMatchObject({ recordOf: [0, -1, 1, 0], questions: [{ key: acme }, {}] });
  });

  it('asks for each when every profile is to be asked about', () => {
    expect(planOf(profiles, sorted, { fresh: null }).recordOf).toEqual([0, -1, 1, 2]);
  });

  it('answers from what is still fresh, with its age, misses too', () => {
    const plan = planOf(profiles, sorted, { fresh: new Map([[acme, known]]) });
    expect(plan.recordOf).toEqual([-1, -1, 0, -1]);
    expect(told(plan.known)).toEqual([
      { kind: 'no-company', profileId: 'p1', askedAt: later(-5000, now).toISOString(), cached: true },
      expect.objectContaining({ kind: 'none', profileId: 'p2' }),
      { kind: 'no-company', profileId: 'p4', askedAt: later(-5000, now).toISOString(), cached: true },
    ]);
  });

  it('needs no call when all is known', () => {
    const fresh = new Map(keysOf(sorted).map((key) => [key, known]));
    expect(planOf(profiles, sorted, { fresh }).questions).toEqual([]);
  });
});
