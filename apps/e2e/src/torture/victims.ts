import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { AppProcess, Stack } from '@firmograph/dev';
import { killPoints, type KillPointName } from './kill-points.ts';

const hook = pathToFileURL(join(import.meta.dirname, '../../dist/torture/die-at.js')).href;

export interface Fate {
  readonly at: KillPointName;
  /** The n-th time it gets there. */
  readonly after: number;
  readonly by: 'SIGKILL' | 'SIGSTOP';
}

/** One more process of the app that the point belongs to, which will meet its fate there. */
export async function victimOf(stack: Stack, { at, after, by }: Fate): Promise<AppProcess> {
  const { app } = killPoints[at];
  const env = { NODE_OPTIONS: `--import ${hook}`, DIE_AT: at, DIE_AFTER: String(after), DIE_BY: by };
  const known = new Set(stack.processes(app));
  // It may die before it is ready; then it is found by its absence.
  return stack.spawn(app, env).catch((error: unknown) => {
    const found = stack.processes(app).find((process) => !known.has(process));
    if (found === undefined) throw error;
    return found;
  });
}

/** Whether the process came to its point, as the last thing it wrote. */
export async function hasHit({ logFile }: AppProcess): Promise<boolean> {
  return (await readFile(logFile, 'utf8')).includes('"message":"hit"');
}
