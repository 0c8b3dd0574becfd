import { askedFor } from '@firmograph/harness';
import { providerFaults } from '../spend/provider-faults.ts';
import { spendFaultsIn } from '../spend/spend-faults.ts';
import { faultsIn } from './faults.ts';
import { startGround, type Ground, type GroundOptions } from './ground.ts';
import { allKillPoints } from './kill-points.ts';
import { parseTorture, seedsOr, usage, type Torture } from './torture-arguments.ts';
import { torture } from './torture.ts';
import { faultsOfWithdrawal, loseConfiguration, withdrawInMidRun } from './withdrawal.ts';

const asked = askedFor(parseTorture, process.argv.slice(2));
if (asked.help) {
  process.stdout.write(usage);
  process.exit(0);
}
const count = { passed: 0, failed: 0 };

function tell(findings: object, faults: readonly string[]): void {
  count[faults.length > 0 ? 'failed' : 'passed'] += 1;
  process.stdout.write(`${JSON.stringify(findings)} ${faults.length > 0 ? `FAILED: ${faults.join(', ')}` : 'ok'}\n`);
}

async function on(options: GroundOptions, act: (ground: Ground) => Promise<void>): Promise<void> {
  const ground = await startGround(options);
  try {
    await act(ground);
  } finally {
    await ground.stop();
  }
}

async function kills(ground: Ground): Promise<void> {
  for (const seed of seedsOr(asked, 10)) {
    const findings = await torture(ground, { seed, profiles: asked.profiles, kills: allKillPoints });
    tell(findings, faultsIn(findings));
  }
}

const profiles = 400;

async function withdrawals(ground: Ground, permitMs: number, seeds: readonly number[]): Promise<void> {
  for (const seed of seeds) {
    const findings = await withdrawInMidRun(ground, { seed, profiles, permitMs });
    tell(findings, faultsOfWithdrawal(findings, profiles));
  }
  for (const by of ['SIGSTOP', 'SIGKILL'] as const) {
    const findings = await loseConfiguration(ground, { seed: seeds[0] ?? 1, profiles, permitMs, by });
    const isKept = findings.beyond === 0 && findings.state === 'completed' && findings.outcomes === profiles;
    tell({ by, permitMs, ...findings }, isKept ? [] : ['configuration was unreachable, and not all was kept']);
  }
}

async function faultyProvider(ground: Ground): Promise<void> {
  const findings = await providerFaults(ground, 10_000);
  tell(findings, spendFaultsIn(findings));
}

const isAsked = (torture: Torture): boolean => asked.only === undefined || asked.only === torture;

if (isAsked('kills')) await on({ callsPerSecond: 5 }, kills);
if (isAsked('spend')) await on({ callsPerSecond: 200, instances: 2 }, faultyProvider);
if (isAsked('consent')) {
  const short = 2000;
  await on({ callsPerSecond: 6, permitMs: short }, (ground) => withdrawals(ground, short, seedsOr(asked, 50)));
  // With the length that permits have in production; slow enough that there is work left when they end.
  await on({ callsPerSecond: 1 }, (ground) => withdrawals(ground, 30_000, [1]));
}
process.stdout.write(`${count.passed} passed, ${count.failed} failed\n`);
process.exitCode = count.failed > 0 ? 1 : 0;
