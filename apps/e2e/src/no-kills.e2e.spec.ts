import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startGround, type Ground } from './torture/ground.ts';
import { torture } from './torture/torture.ts';

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
