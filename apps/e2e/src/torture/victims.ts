import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Stack } from '@firmograph/dev';
import { killPoints, type KillPointName } from './kill-points.ts';

const hook = pathToFileURL(join(import.meta.dirname, '../../dist/torture/die-at.js')).href;

export interface Fate {
  readonly at: KillPointName;
  /** The n-th time it gets there. */
  readonly after: number;
  readonly by: 'SIGKILL' | 'SIGSTOP';
}

/** A process that will meet its fate, or has met it. */
export interface Victim {
  /** Settles when the process is gone. */
  readonly gone: Promise<unknown>;
  /** Whether it came to its point. */
  readonly hasHit: () => Promise<boolean>;
  readonly wake: () => void;
}

const mark = '"message":"hit"';

/** One more process of the app that the point belongs to; it may meet its fate before it is ready. */
export async function victimOf(stack: Stack, { at, after, by }: Fate): Promise<Victim> {
  const env = { NODE_OPTIONS: `--import ${hook}`, DIE_AT: at, DIE_AFTER: String(after), DIE_BY: by };
  try {
    const { exited, logFile, kill } = await stack.spawn(killPoints[at].app, env);
    return {
      gone: exited,
      hasHit: async () => (await readFile(logFile, 'utf8')).includes(mark),
      wake: () => kill('SIGCONT'),
    };
  } catch (error) {
    // Its last words say whether it was this.
    if (!Error.isError(error) || !error.message.includes(mark)) throw error;
    return { gone: Promise.resolve(), hasHit: async () => true, wake: () => undefined };
  }
}
