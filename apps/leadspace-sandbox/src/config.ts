import { fileURLToPath } from 'node:url';
import { z } from 'zod';

const whole = z.coerce.number().int();

/** What the Leadspace sandbox reads from its environment. */
export const sandboxConfig = z.object({
  PORT: whole.min(0).max(65_535).default(3010).describe('HTTP port; 0 takes a free one'),
  HOST: z.string().min(1).default('127.0.0.1').describe('Address to listen on'),
  LEADSPACE_SANDBOX_TOKENS: z
    .string()
    .default('sandbox-token')
    .transform((tokens) =>
      tokens
        .split(',')
        .map((token) => token.trim())
        .filter((token) => token !== ''),
    )
    .pipe(z.array(z.string()).min(1))
    .describe('Perpetual tokens, comma separated, as during a rotation; token@program is one of another program'),
  LEADSPACE_SANDBOX_PROGRAM: z.string().min(1).default('sandbox-program').describe('Program id, the user of OAuth'),
  LEADSPACE_SANDBOX_SECRET: z.string().min(1).default('sandbox-secret').describe('Secret of the program, for OAuth'),
  REFERENCE_FILE: z
    .string()
    .min(1)
    .default(fileURLToPath(new URL('../data/companies.csv.gz', import.meta.url)))
    .describe('Companies that can be found: CSV or NDJSON, gzipped or not, or Parquet; columns id and name at least'),
  CALLS_PER_SECOND: whole.min(1).max(1_000_000).default(30).describe('Calls a second that a token may make'),
  CREDITS: whole.min(0).default(1_000_000).describe('Credits of each program; one a record'),
  POLLS_UNTIL_DONE: whole.min(0).max(1_000).default(1).describe('Polls of a bulk that are answered with 204'),
  SEED: z.string().min(1).default('leadspace').describe('Whatever happens by chance is the same for the same seed'),
  CONTROL_TOKEN: z
    .string()
    .min(16)
    .optional()
    .describe('Opens the control routes (/sandbox/…) to others than loopback, in the header x-control-token'),
  LOG_LEVEL: z
    .enum(['debug', 'info', 'warn', 'error', 'silent'])
    .default('warn')
    .describe('Least severity that is logged, to the standard error'),
});
export type SandboxConfig = z.infer<typeof sandboxConfig>;

/** Throws one error that names every fault and no value. */
export function readConfig(env: NodeJS.ProcessEnv): SandboxConfig {
  // A variable set to nothing, as compose files do, is a variable not set.
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== ''));
  const parsed = sandboxConfig.safeParse(given);
  if (parsed.success) return parsed.data;
  const names = new Set(parsed.error.issues.map(({ path }) => String(path[0])));
  throw new Error(`The Leadspace sandbox cannot start: ${[...names].join(', ')} is not valid.`);
}
