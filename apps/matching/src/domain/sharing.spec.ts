import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { later } from '../testing/builders.ts';
import type { SourcedProfile } from './batch.ts';
import { keysOf, planOf, sortOut, type Plan } from './plan.ts';
import { sharesAmong } from './sharing.ts';
import type { KnownAnswer } from './told.ts';

const all = {
  connectionId: 'c1',
  fields: ['name', 'website', 'location'],
  deleted: new Set<string>(),
  isShared: true,
} as const;

const acme = { name: 'Norrland Robotics', website: 'norrlandrobotics.se', location: { country: 'Sweden' } };
const spelled = { ...acme, name: 'NORRLAND ROBOTICS AB', website: 'https://www.norrlandrobotics.se/about' };
const other = { name: 'Walrus Ventures', website: 'walrus.example' };

function profilesOf(...inputs: readonly SourcedProfile['input'][]): SourcedProfile[] {
  return inputs.map((input, place) => ({ profileId: `p${place}`, input }));
}

function planned(
  profiles: readonly SourcedProfile[],
  fresh: ReadonlyMap<string, KnownAnswer> | null = new Map(),
): Plan {
  const sorted = sortOut(profiles, all);
  return planOf(profiles, sorted, { fresh, shares: sharesAmong(profiles, sorted) });
}

const told = ({ known }: Plan) => known.map(({ json }) => JSON.parse(json) as Record<string, unknown>);
const finding = '{"kind":"no-company"}';

describe('profiles of a batch that are one company', () => {
  it('are asked about once, and say with whom they share', () => {
    const plan = planned(profilesOf(acme, other, spelled, { name: 'n/a' }));
    expect(plan.questions).toHaveLength(2);
    expect(plan.recordOf[0]).toBe(plan.recordOf[2]);
    const [[place, sharedWith] = []] = Object.entries(plan.shares);
    expect(['0', '2']).toContain(place);
    expect(sharedWith).toMatchObject({
      profileId: place === '0' ? 'p2' : 'p0',
      name: 'agrees',
      website: 'agrees',
      place: 'agrees',
    });
    expect(sharedWith?.confidence).toBeGreaterThanOrEqual(0.99);
  });

  it('are asked about once also where every run asks anew', () => {
    expect(planned(profilesOf(acme, spelled, acme), null).questions).toHaveLength(1);
  });

  it('are told by what the consent lets go, and by nothing else', () => {
    const profiles = profilesOf(acme, { ...acme, website: 'norrlandrobotics.com' });
    const sharing = (fields: readonly ('name' | 'website' | 'location')[]) =>
      sharesAmong(profiles, sortOut(profiles, { ...all, fields })).size;
    expect(sharing(['name', 'website', 'location'])).toBe(0);
    expect(sharing(['name', 'location'])).toBe(1);
  });

  it('are answered from what is fresh of the one who was asked about', () => {
    const profiles = profilesOf(acme, spelled);
    const { questions } = planned(profiles);
    const fresh = new Map([[questions[0]?.key ?? '', { askedAt: later(-5000), finding }]]);
    const plan = planned(profiles, fresh);
    expect(plan.questions).toEqual([]);
    expect(told(plan).filter(({ sharedWith }) => sharedWith !== undefined)).toHaveLength(1);
  });

  it('keep an answer of their own that is fresh', () => {
    const profiles = profilesOf(acme, spelled);
    const [own = ''] = keysOf(sortOut(profiles.slice(1), all));
    const plan = planned(profiles, new Map([[own, { askedAt: later(-5000), finding }]]));
    expect(told(plan).filter(({ profileId }) => profileId === 'p1')).toEqual([
      { kind: 'no-company', profileId: 'p1', askedAt: later(-5000).toISOString(), cached: true },
    ]);
  });
});

describe('profiles of other batches that are one company', () => {
  const sharedKeyOf = (input: SourcedProfile['input']) => {
    const [question] = sortOut(profilesOf(input), all);
    return question?.kind === 'question' ? question.sharedKey : undefined;
  };

  it('find the answer of one whose name, domain and place are the same', () => {
    expect(sharedKeyOf({ ...acme, name: 'norrland  robotics' })).toBe(sharedKeyOf(acme));
    const fresh = new Map([[sharedKeyOf(acme) ?? '', { askedAt: later(-5000), finding, askedFor: 'elsewhere' }]]);
    expect(told(planned(profilesOf({ ...acme, name: 'norrland, robotics' }), fresh))).toMatchObject([
      { profileId: 'p0', cached: true, sharedWith: { profileId: 'elsewhere', name: 'agrees', website: 'agrees' } },
    ]);
  });

  it('find nothing without a domain, or where nobody asked for it', () => {
    expect(sharedKeyOf({ name: acme.name, location: acme.location })).toBeUndefined();
    expect(sortOut(profilesOf(acme), { ...all, isShared: false })[0]).not.toHaveProperty('sharedKey');
  });
});

const option = <Value>(...values: readonly Value[]) => fc.option(fc.constantFrom(...values), { nil: undefined });
const input = fc
  .record({
    name: fc.constantFrom('Acme', 'ACME Inc', 'Acme, Inc.', 'Acme Services', 'Norrland Robotics', 'n/a'),
    website: option('acme.com', 'www.acme.com', 'acme.org', 'norrlandrobotics.se'),
    country: option('Sweden', 'SE', 'US'),
  })
  .map(({ name, website, country }) => ({
    name,
    ...(website === undefined ? {} : { website }),
    ...(country === undefined ? {} : { location: { country } }),
  }));

it('asks one question for each group, about a profile that shares with nobody, and leaves nobody out', () => {
  fc.assert(
    fc.property(fc.array(input, { maxLength: 15 }), fc.boolean(), (inputs, asksAnew) => {
      const profiles = profilesOf(...inputs);
      const plan = planned(profiles, asksAnew ? null : new Map());
      const asked = plan.recordOf.filter((record) => record >= 0);
      expect(plan.recordOf).toHaveLength(profiles.length);
      expect(plan.known).toHaveLength(profiles.length - asked.length);
      expect(new Set(asked).size).toBe(plan.questions.length);
      for (const [place, { profileId }] of Object.entries(plan.shares)) {
        const asker = profiles.findIndex((profile) => profile.profileId === profileId);
        expect(plan.shares[asker]).toBeUndefined();
        expect(plan.recordOf[asker]).toBe(plan.recordOf[Number(place)]);
      }
      const alone = plan.recordOf.filter((record, place) => record >= 0 && plan.shares[place] === undefined);
      expect(alone).toHaveLength(plan.questions.length);
    }),
  );
});
