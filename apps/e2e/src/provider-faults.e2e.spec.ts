import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { providerFaults } from './spend/provider-faults.ts';
import { spendFaultsIn } from './spend/spend-faults.ts';
import { startGround, type Ground } from './torture/ground.ts';

// With 10,000 in `npm run torture`.
const profiles = 2000;

describe('a provider that loses answers and callbacks, says things twice and runs out of credits', () => {
  let ground: Ground;
  beforeAll(async () => {
    ground = await startGround({ callsPerSecond: 200, instances: 2 });
  }, 180_000);
  afterAll(() => ground.stop(), 60_000);

  it('charges what our ledger says, call by call but for those listed as ambiguous, and nothing twice', async () => {
    const findings = await providerFaults(ground, profiles);
    expect(spendFaultsIn(findings)).toEqual([]);
    expect(findings.ambiguous).toBeGreaterThan(0);
    expect(findings.resumed).toBeGreaterThan(0);
  }, 330_000);
});
