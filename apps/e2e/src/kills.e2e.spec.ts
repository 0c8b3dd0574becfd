import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { faultsIn } from './torture/faults.ts';
import { startGround, type Ground } from './torture/ground.ts';
import { allKillPoints } from './torture/kill-points.ts';
import { torture } from './torture/torture.ts';

describe('with a process killed at every point of the way', () => {
  let ground: Ground;
  beforeAll(async () => {
    ground = await startGround({ callsPerSecond: 5 });
  }, 180_000);
  afterAll(() => ground.stop(), 60_000);

  it.each([1, 2])(
    'every promise is kept: seed %i',
    async (seed) => {
      const findings = await torture(ground, { seed, profiles: 2000, kills: allKillPoints });
      process.stdout.write(`${JSON.stringify(findings)}\n`);
      expect(faultsIn(findings)).toEqual([]);
    },
    600_000,
  );
});
