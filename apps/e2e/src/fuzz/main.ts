import { roles } from '@firmograph/contracts';
import type { ServiceName } from '@firmograph/dev';
import { askedFor } from '@firmograph/harness';
import { startPeopledStack } from '../testing/peopled-stack.ts';
import { settledTenant } from '../testing/settled-tenant.ts';
import { noFindings, together, type Findings } from './findings.ts';
import { parseFuzz, usage } from './fuzz-arguments.ts';
import { askAll } from './schemathesis.ts';

const { help, services, requests, seed } = askedFor(parseFuzz, process.argv.slice(2));
if (help) {
  process.stdout.write(usage);
  process.exit(0);
}
const examples = 60;
const mostRounds = 20;

const tenant = 'acme';
const product = await startPeopledStack();
let failed = 0;
try {
  await settledTenant(product, tenant, 'fuzzed');
  for (const service of services) failed += (await fuzzed(service)) ? 0 : 1;
} finally {
  await product.stop();
}
process.stdout.write(`${services.length - failed} passed, ${failed} failed\n`);
process.exitCode = failed > 0 ? 1 : 0;

async function fuzzed(service: ServiceName): Promise<boolean> {
  let all = noFindings;
  for (let round = 0; all.requests < requests && all.faults === 0; round += 1) {
    if (round === mostRounds) throw new Error(`${service} was asked only ${all.requests} times in ${round} rounds.`);
    all = together(all, await askedAsEach(service, seed + round));
  }
  process.stdout.write(`${service}: ${all.requests} requests, ${all.faults} faults\n`);
  process.stdout.write(all.details);
  return all.faults === 0;
}

async function askedAsEach(service: ServiceName, ofRound: number): Promise<Findings> {
  let found = noFindings;
  for (const role of roles) {
    const token = await product.tokenOf(tenant, role);
    const one = await askAll({ url: product.urlOf(service), token, examples, seed: ofRound });
    process.stdout.write(`  ${service} as ${role}: ${one.requests} requests, ${one.faults} faults\n`);
    found = together(found, one);
  }
  return found;
}
