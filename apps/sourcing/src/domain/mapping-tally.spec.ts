import { expect, it } from '@jest/globals';
import { MappingTally } from './mapping-tally.ts';

function tallied(samplesWanted: number, profiles: number): MappingTally {
  const tally = new MappingTally({ name: 'name', website: 'site' }, samplesWanted);
  for (let at = 0; at < profiles; at += 1) tally.add(String(at), { name: at % 10 === 9 ? 'n/a' : `Company ${at}` });
  return tally;
}

it('counts what can be sent and what cannot, and names the field that none has', () => {
  const { examined, sendable, notSendable, unknownFields } = tallied(3, 100);
  expect({ examined, sendable, notSendable, unknownFields }).toEqual({
    examined: 100,
    sendable: 90,
    notSendable: { 'placeholder-name': 10 },
    unknownFields: ['site'],
  });
});

it('shows the first ones where a few are wanted', () => {
  expect(tallied(3, 100).samples.map(({ profileId }) => profileId)).toEqual(['0', '1', '2']);
});

it('spreads many over all that there are', () => {
  const ids = tallied(50, 10_000).samples.map(({ profileId }) => Number(profileId));
  expect(ids.length).toBeGreaterThanOrEqual(25);
  expect(ids.length).toBeLessThanOrEqual(50);
  expect(Math.max(...ids)).toBeGreaterThan(9000);
});
