import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { providerLedger } from './testing/sandbox-ledger.ts';
import { anEnrichment, batchSize, startGround, type Ground } from './torture/ground.ts';
import { faultsOfWithdrawal, loseConfiguration, withdrawInMidRun } from './torture/withdrawal.ts';

const permitMs = 2000;
const profiles = 300;

let ground: Ground;
beforeAll(async () => {
  // So slow that a busy machine still withdraws while calls are left to make.
  ground = await startGround({ callsPerSecond: 2, permitMs });
}, 180_000);
afterAll(() => ground.stop(), 60_000);

describe('what leaves', () => {
  it('is in no field beyond the consent, whatever the mapping says', async () => {
    const { administrator, connectionId, sandboxUrl, stack } = ground;
    await administrator.agree(connectionId, ['name']);
    const enrichmentId = await anEnrichment(ground, 'narrow', 40);
    await expect(administrator.run(enrichmentId)).rejects.toMatchObject({ code: 'run/consent-missing' });

    await administrator.agree(connectionId);
    // Nobody makes a call before the consent is narrowed.
    const matching = stack.processes('matching');
    for (const process of matching) await stack.kill(process, 'SIGSTOP');
    const { runId } = await administrator.run(enrichmentId);
    await administrator.agree(connectionId, ['name']);
    for (const process of matching) await stack.kill(process, 'SIGCONT');
    await administrator.ended(runId, 60_000);
    const { fields } = await providerLedger(sandboxUrl);
    expect(fields.filter((field) => field.startsWith('data.company'))).toEqual(['data.company.name']);
  }, 90_000);
});

describe('a consent that is withdrawn in the midst of a run', () => {
  it.each([1, 2, 3, 4, 5])(
    'lets no call start after the permit has ended: seed %i',
    async (seed) => {
      const findings = await withdrawInMidRun(ground, { seed, profiles, permitMs });
      process.stdout.write(`${JSON.stringify(findings)}\n`);
      expect(faultsOfWithdrawal(findings, profiles)).toEqual([]);
    },
    120_000,
  );
});

it('no call starts after the permit has ended while configuration is frozen, and the run goes on later', async () => {
  const findings = await loseConfiguration(ground, { seed: 1, profiles, permitMs, by: 'SIGSTOP' });
  process.stdout.write(`${JSON.stringify(findings)}\n`);
  expect(findings).toMatchObject({ beyond: 0, state: 'completed', outcomes: profiles });
  expect(findings.before).toBeGreaterThan(0);
  expect(findings.before + findings.within).toBeLessThan(profiles / batchSize);
}, 180_000);
