import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { DomainError } from '@firmograph/kernel';
import { z } from 'zod';
import { BadInput } from '../reading/bad-input.ts';

export const serviceNames = ['configuration', 'sourcing', 'matching', 'results'] as const;
export type ServiceName = (typeof serviceNames)[number];

const url = z.url({ protocol: /^https?$/ });

/** Where a running Firmograph is, and how this program signs in to it. */
export const StackAddresses = z.object({
  issuer: url,
  clientId: z.string().min(1),
  clientSecret: z.string().optional(),
  services: z.object({ configuration: url, sourcing: url, matching: url, results: url }),
  kafka: z.object({ brokers: z.array(z.string().min(1)) }).optional(),
  leadspaceSandbox: z.object({ url, token: z.string().min(1) }).optional(),
});
export type StackAddresses = z.infer<typeof StackAddresses>;

export function nothingRuns(cause?: unknown): DomainError {
  return new DomainError('cli/not-running', 'Nothing is running: start it with `npm start`.', { cause });
}

/** Reads the file that `npm start` writes: the one that is said, or the nearest `.firmograph/stack.json` upwards. */
export async function readStack(folder: string, said: string | undefined): Promise<StackAddresses> {
  const path = said === undefined ? nearest(folder) : resolve(folder, said);
  if (path === undefined) throw nothingRuns();
  try {
    return StackAddresses.parse(JSON.parse(await readFile(path, 'utf8')));
  } catch (error) {
    if (said === undefined) throw nothingRuns(error);
    throw new BadInput(`${said} does not say where a Firmograph runs: name the stack.json that \`npm start\` wrote.`, {
      cause: error,
    });
  }
}

function nearest(folder: string): string | undefined {
  const path = join(folder, '.firmograph', 'stack.json');
  if (existsSync(path)) return path;
  return dirname(folder) === folder ? undefined : nearest(dirname(folder));
}
