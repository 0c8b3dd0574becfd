import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { killPoints, type KillPointName } from './torture/kill-points.ts';
import { startGround, type Ground } from './torture/ground.ts';
import { torture } from './torture/torture.ts';

const everyPoint = Object.keys(killPoints) as KillPointName[];
const profiles = 2000;

describe('without a kill', () => {
  let ground: Ground;
  beforeAll(async () => {
    ground = await startGround({ callsPerSecond: 28, instances: 2 });
  }, 180_000);
  afterAll(() => ground.stop(), 60_000);

  it('pays once for each profile that can be sent, and says everything once', async () => {
    const findings = await torture(ground, { seed: 0, profiles, kills: [] });
    expect(findings).toMatchObject({
      state: 'completed',
      outcomes: profiles,
      distinctOutcomes: profiles,
      ambiguous: 0,
      charged: profiles - findings.notEligible,
      chargedTwice: 0,
      doubledEvents: 0,
    });
  }, 300_000);
});

describe('with processes killed at every state of the ledger', () => {
  let ground: Ground;
  beforeAll(async () => {
    ground = await startGround({ callsPerSecond: 5 });
  }, 180_000);
  afterAll(() => ground.stop(), 60_000);

  it.each([1, 2])(
    'keeps its promises, by seed %i',
    async (seed) => {
      const findings = await torture(ground, { seed, profiles, kills: everyPoint });
      process.stdout.write(`${JSON.stringify(findings)}\n`);
      expect(Object.keys(findings.hits).toSorted()).toEqual(everyPoint.toSorted());
      expect(findings).toMatchObject({ outcomes: profiles, distinctOutcomes: profiles, chargedTwice: 0 });
      expect(findings.charged).toBeLessThanOrEqual(profiles - findings.notEligible);
      // Two of the points are between the ledger entry and the answer; each batch has 20 profiles.
      expect(findings.ambiguous).toBeLessThanOrEqual(20 * 2);
    },
    400_000,
  );
});
