import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { open, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { killWithParent } from '@firmograph/infra';
import { z } from 'zod';
import type { AppName } from './apps.ts';

export const root = join(import.meta.dirname, '..', '..', '..');

// Half of Node's default for a machine with much memory, as docker-compose.yml has it: what waits in the young generation to
// be collected is most of what a busy service holds, and it is to stay below the 512 MB that it gets there.
const youngGeneration = '--max-semi-space-size=16';
const stopWithinMs = 10_000;
const pollMs = 100;
const tailLines = 15;

export interface Exit {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
}

/** One running process of an app. */
export interface AppProcess {
  readonly app: AppName;
  readonly pid: number;
  readonly url: string;
  readonly logFile: string;
  /** Settles when the process is gone. */
  readonly exited: Promise<Exit>;
  readonly isRunning: () => boolean;
  readonly kill: (signal: NodeJS.Signals) => void;
  /** SIGTERM, and SIGKILL after ten seconds; a process that stands still after SIGSTOP is woken first. */
  readonly stop: () => Promise<Exit>;
}

export interface Start {
  readonly app: AppName;
  /** The built file to start. */
  readonly main: string;
  readonly url: string;
  readonly env: NodeJS.ProcessEnv;
  readonly logFile: string;
  /** Arguments of Node itself. */
  readonly nodeArgs: readonly string[];
  /** In a group of its own: Ctrl-C reaches the starter alone, which then stops all in order. */
  readonly detached: boolean;
}

/** Starts the built app; it is not ready yet. */
export async function startApp({ app, main, url, env, logFile, nodeArgs, detached }: Start): Promise<AppProcess> {
  const log = await open(logFile, 'a', 0o600);
  const child = spawn(process.execPath, [youngGeneration, ...nodeArgs, main], {
    cwd: root,
    env,
    stdio: ['ignore', log.fd, log.fd],
    detached,
  });
  const exited = new Promise<Exit>((resolve) => child.once('exit', (code, signal) => resolve({ code, signal })));
  await once(child, 'spawn');
  killWithParent(child);
  await log.close();
  const { pid = 0 } = child;

  const isRunning = (): boolean => child.exitCode === null && child.signalCode === null;
  const kill = (signal: NodeJS.Signals): void => void child.kill(signal);
  const stop = async (): Promise<Exit> => {
    kill('SIGTERM');
    kill('SIGCONT');
    const inTime = await Promise.race([exited.then(() => true), delay(stopWithinMs, false, { ref: false })]);
    if (!inTime) kill('SIGKILL');
    return exited;
  };
  return { app, pid, url, logFile, exited, isRunning, kill, stop };
}

/** Resolves when the app says it is ready. Throws, with the reason, when it ends before or is not ready in time. */
export async function untilReady(process: AppProcess, withinMs: number): Promise<void> {
  const giveUpAt = performance.now() + withinMs;
  for (;;) {
    const reason = await whyNotReady(process.url);
    if (reason === undefined) return;
    if (!process.isRunning()) throw new Error(await lastWordsOf(process));
    if (performance.now() > giveUpAt)
      throw new Error(
        `${process.app} is not ready after ${withinMs / 1000} s: ${reason}. Its log is ${process.logFile}.`,
      );
    await delay(pollMs);
  }
}

/** How a process ended, as the end of a sentence. */
export function manner({ code, signal }: Exit): string {
  return signal === null ? `with exit code ${code}` : `by ${signal}`;
}

/** A sentence and the end of the log of a process that is gone. */
export async function lastWordsOf({ app, exited, logFile }: AppProcess): Promise<string> {
  const log = await readFile(logFile, 'utf8').catch(() => '');
  const tail = log.trimEnd().split('\n').slice(-tailLines).join('\n');
  return `${app} ended ${manner(await exited)}. Its log, ${logFile}, ends in:\n${tail}`;
}

const readiness = z.object({
  checks: z.record(z.string(), z.object({ status: z.string(), reason: z.string().optional() })).default({}),
});

async function whyNotReady(url: string): Promise<string | undefined> {
  try {
    const response = await fetch(`${url}/health/ready`, { signal: AbortSignal.timeout(5000) });
    const body: unknown = await response.json().catch(() => ({}));
    if (response.ok) return undefined;
    const { checks } = readiness.parse(body);
    const down = Object.entries(checks).filter(([, { status }]) => status !== 'up');
    return (
      down.map(([name, { reason = 'down' }]) => `${name}: ${reason}`).join(', ') || `it answers ${response.status}`
    );
  } catch {
    return `${url} does not answer`;
  }
}
