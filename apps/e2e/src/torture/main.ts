import { askedFor } from '@firmograph/harness';
import { faultsIn } from './faults.ts';
import { startGround } from './ground.ts';
import { allKillPoints } from './kill-points.ts';
import { parseTorture, usage } from './torture-arguments.ts';
import { torture } from './torture.ts';

const { help, seeds, profiles } = askedFor(parseTorture, process.argv.slice(2));
if (help) {
  process.stdout.write(usage);
  process.exit(0);
}
const ground = await startGround({ callsPerSecond: 5 });
let failed = 0;
try {
  for (const seed of seeds) {
    const findings = await torture(ground, { seed, profiles, kills: allKillPoints });
    const faults = faultsIn(findings);
    failed += faults.length > 0 ? 1 : 0;
    process.stdout.write(`${JSON.stringify(findings)} ${faults.length > 0 ? `FAILED: ${faults.join(', ')}` : 'ok'}\n`);
  }
} finally {
  await ground.stop();
}
process.stdout.write(`${seeds.length - failed} passed, ${failed} failed\n`);
process.exitCode = failed > 0 ? 1 : 0;
