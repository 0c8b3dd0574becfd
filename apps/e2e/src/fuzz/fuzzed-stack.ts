import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Role } from '@firmograph/contracts';
import { startStack, type ServiceName } from '@firmograph/dev';
import { Administrator } from '@firmograph/harness';
import { testIssuer } from '@firmograph/testing';
import { csvOf, exampleCompanies } from '../testing/companies.ts';

/** In seconds; longer than any fuzzing. */
const expiresIn = 24 * 3600;
const tenant = 'acme';
const name = 'fuzzed';
const withinMs = 120_000;

export interface FuzzedStack {
  readonly urlOf: (service: ServiceName) => string;
  readonly tokenOf: (role: Role) => Promise<string>;
  readonly stop: () => Promise<void>;
}

/** The whole product as processes, with a run behind it, and an issuer that gives a token of any role. */
export async function startFuzzedStack(): Promise<FuzzedStack> {
  const issuer = await testIssuer();
  const folder = await mkdtemp(join(tmpdir(), 'firmograph-fuzzed-'));
  const env = { all: { OIDC_ISSUER: issuer.url, LOG_LEVEL: 'error' } };
  const namespace = `fuzz-${randomBytes(4).toString('hex')}`;
  const stack = await startStack({ folder, namespace, ports: 'any', env });
  const tokenOf = (role: Role): Promise<string> =>
    issuer.token({ roles: [role], subject: role, expiresIn, ...(role === 'Service' ? {} : { tenant }) });
  const administrator = new Administrator(stack.description, {
    token: () => tokenOf('Administrator'),
    forget: () => undefined,
  });
  const connectionId = await administrator.connect(stack.description.leadspaceSandbox?.token ?? '');
  await administrator.importCsv(csvOf(await exampleCompanies(20)), name);
  const { runId } = await administrator.run(await administrator.define({ connectionId, name, importId: name }));
  await administrator.ended(runId, withinMs);
  return {
    urlOf: (service) => stack.description.services[service],
    tokenOf,
    stop: async () => {
      await stack.stop();
      await issuer.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
