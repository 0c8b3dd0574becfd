import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Role } from '@firmograph/contracts';
import { startStack, type ServiceName, type Stack } from '@firmograph/dev';
import { Administrator } from '@firmograph/harness';
import { testIssuer } from '@firmograph/testing';

/** In seconds; longer than any test. */
const expiresIn = 24 * 3600;

export interface PeopledStack {
  readonly stack: Stack;
  readonly urlOf: (service: ServiceName) => string;
  readonly tokenOf: (tenant: string, role: Role) => Promise<string>;
  readonly administratorOf: (tenant: string) => Administrator;
  readonly stop: () => Promise<void>;
}

/** The whole product as processes, with an issuer that gives a token of any tenant and role. */
export async function startPeopledStack(logLevel = 'error'): Promise<PeopledStack> {
  const issuer = await testIssuer();
  const folder = await mkdtemp(join(tmpdir(), 'firmograph-peopled-'));
  const env = { all: { OIDC_ISSUER: issuer.url, LOG_LEVEL: logLevel, RATE_LIMIT_PER_MINUTE: '1000000' } };
  const stack = await startStack({ folder, namespace: `p-${randomBytes(4).toString('hex')}`, ports: 'any', env });
  const tokenOf = (tenant: string, role: Role): Promise<string> =>
    issuer.token({ roles: [role], subject: role, expiresIn, ...(role === 'Service' ? {} : { tenant }) });
  return {
    stack,
    urlOf: (service) => stack.description.services[service],
    tokenOf,
    administratorOf: (tenant) =>
      new Administrator(stack.description, {
        token: () => tokenOf(tenant, 'Administrator'),
        forget: () => undefined,
      }),
    stop: async () => {
      await stack.stop();
      await issuer.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
