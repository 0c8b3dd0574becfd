import { expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { FrozenProfile } from './freeze.ts';
import { Packing, type BatchLimits } from './packing.ts';

function packed(profiles: readonly FrozenProfile[], limits: BatchLimits) {
  const packing = new Packing(limits);
  const batches = profiles.flatMap((profile) => {
    const complete = packing.add(profile);
    return complete === undefined ? [] : [complete];
  });
  const rest = packing.rest();
  return rest.length === 0 ? batches : [...batches, rest];
}

const named = (profileId: string, name = 'Acme'): FrozenProfile => ({ profileId, input: { name } });

it('fills batches to the last profile', () => {
  const profiles = ['1', '2', '3', '4', '5'].map((id) => named(id));
  expect(packed(profiles, { profiles: 2, bytes: 1000 }).map(({ length }) => length)).toEqual([2, 2, 1]);
});

it('begins another batch where the bytes would be too many', () => {
  const profiles = [named('1', 'x'.repeat(300)), named('2', 'ø'.repeat(300)), named('3')];
  expect(
    packed(profiles, { profiles: 500, bytes: 700 }).map((batch) => batch.map(({ profileId }) => profileId)),
  ).toEqual([['1'], ['2', '3']]);
});

it('lets one profile have a batch of its own, however large it is', () => {
  expect(packed([named('1', 'x'.repeat(5000)), named('2')], { profiles: 500, bytes: 100 })).toHaveLength(2);
});

it('keeps every profile once, in order and within the limits', () => {
  const profile = fc.record({ profileId: fc.string(), input: fc.record({ name: fc.string({ maxLength: 50 }) }) });
  const limits = fc.record({ profiles: fc.integer({ min: 1, max: 6 }), bytes: fc.integer({ min: 60, max: 400 }) });
  fc.assert(
    fc.property(fc.array(profile), limits, (profiles, most) => {
      const batches = packed(profiles, most);
      expect(batches.flat()).toEqual(profiles);
      for (const batch of batches) {
        expect(batch.length).toBeLessThanOrEqual(most.profiles);
        if (batch.length > 1) expect(Buffer.byteLength(JSON.stringify(batch))).toBeLessThanOrEqual(most.bytes + 2);
      }
    }),
  );
});
