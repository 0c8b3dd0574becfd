import { faultsIn } from './faults.ts';
import { startGround } from './ground.ts';
import { allKillPoints } from './kill-points.ts';
import { torture } from './torture.ts';

// Ten seeds, or those that are named: runs in which every point is hit.
const named = process.argv.slice(2).map(Number);
const seeds = named.length > 0 ? named : Array.from({ length: 10 }, (_, index) => index + 1);
const ground = await startGround({ callsPerSecond: 5 });
let failed = 0;
try {
  for (const seed of seeds) {
    const findings = await torture(ground, { seed, profiles: 2000, kills: allKillPoints });
    const faults = faultsIn(findings);
    failed += faults.length > 0 ? 1 : 0;
    process.stdout.write(`${JSON.stringify(findings)} ${faults.length > 0 ? `FAILED: ${faults.join(', ')}` : 'ok'}\n`);
  }
} finally {
  await ground.stop();
}
process.stdout.write(`${seeds.length - failed} passed, ${failed} failed\n`);
process.exitCode = failed > 0 ? 1 : 0;
