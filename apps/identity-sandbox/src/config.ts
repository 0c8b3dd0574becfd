import { z } from 'zod';

const secret = z.string().min(16);
const list = z.string().transform((text) =>
  text
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== ''),
);

/** What the identity sandbox reads from its environment. */
export const identityConfig = z
  .object({
    PORT: z.coerce.number().int().min(0).max(65_535).default(3011).describe('HTTP port; 0 takes a free one'),
    HOST: z
      .string()
      .min(1)
      .default('127.0.0.1')
      .describe('Address to listen on; loopback, unless ALLOW_REMOTE says else'),
    ALLOW_REMOTE: z
      .stringbool()
      .default(false)
      .describe(
        'true lets it listen outside loopback, as in a container network: anybody who reaches it can be anybody',
      ),
    ISSUER: z
      .url({ protocol: /^https?$/ })
      .optional()
      .describe('Address under which browsers and services reach it; http://HOST:PORT when unset'),
    AUDIENCE: z.string().min(1).default('firmograph').describe('Audience of the access tokens'),
    TENANTS: list
      .pipe(z.array(z.string().regex(/^[a-z0-9][a-z0-9-]*$/)).min(1))
      .default(['acme'])
      .describe('Tenants, comma separated; each has the same three people'),
    REDIRECT_URIS: list
      .pipe(z.array(z.url()).min(1))
      .default(['http://127.0.0.1/callback', 'http://localhost/callback'])
      .describe('Where people are sent back to, comma separated; a loopback address stands for all of its ports'),
    TOKEN_LIFETIME_SECONDS: z.coerce.number().int().min(1).default(900).describe('How long an access token is valid'),
    SIGNING_KEYS_FILE: z
      .string()
      .min(1)
      .optional()
      .describe('Private JWKS; made when there is none. When unset, keys are new at every start'),
    CLI_CLIENT_SECRET: secret.describe('Secret of firmograph-cli, at least 16 characters'),
    CONFIGURATION_CLIENT_SECRET: secret.describe('Secret of firmograph-configuration, at least 16 characters'),
    SOURCING_CLIENT_SECRET: secret.describe('Secret of firmograph-sourcing, at least 16 characters'),
    MATCHING_CLIENT_SECRET: secret.describe('Secret of firmograph-matching, at least 16 characters'),
    RESULTS_CLIENT_SECRET: secret.describe('Secret of firmograph-results, at least 16 characters'),
  })
  .refine(({ HOST, ALLOW_REMOTE }) => ALLOW_REMOTE || isLoopback(HOST), {
    path: ['HOST'],
    message:
      'it lets anybody sign in as anybody, so it listens on loopback only; set ALLOW_REMOTE=true if nobody else reaches this network',
  });
export type IdentityConfig = z.infer<typeof identityConfig>;

/** Throws one error that names every fault and no value. */
export function readConfig(env: NodeJS.ProcessEnv): IdentityConfig {
  // A variable set to nothing, as compose files do, is a variable not set.
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== ''));
  const parsed = identityConfig.safeParse(given);
  if (parsed.success) return parsed.data;
  const faults = parsed.error.issues.map((issue) => {
    const name = String(issue.path[0]);
    if (issue.code === 'custom') return issue.message;
    return given[name] === undefined ? `${name} is missing` : `${name} is not valid`;
  });
  throw new Error(`The identity sandbox cannot start: ${faults.join('; ')}.`);
}

function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '::1' || host.startsWith('127.');
}
