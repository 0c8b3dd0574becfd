import { execFile } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { promisify } from 'node:util';
import { z } from 'zod';

const record = z.object({ pid: z.int().positive(), pids: z.array(z.int().positive()) });

export interface Running {
  /** Notes a process that has to end with this one, should it be killed. */
  readonly note: (pid: number) => void;
  readonly release: () => Promise<void>;
}

/**
 * Only one starter runs in a folder: throws one sentence when there is another. What a killed starter left behind is ended.
 * `marker` is a part of the command line of each process that may be ended.
 */
export async function claimFolder(folder: string, marker: string): Promise<Running> {
  await mkdir(folder, { recursive: true });
  const file = join(folder, 'running.json');
  const pids: number[] = [];
  const text = (): string => JSON.stringify({ pid: process.pid, pids });
  const release = (): Promise<void> => rm(file, { force: true });

  const earlier = await recordIn(file);
  if (earlier !== undefined) {
    if (await runs(earlier.pid, marker))
      throw new Error(
        `Firmograph runs already, as process ${earlier.pid}: use that one (npx firmograph enrich FILE), or stop it with Ctrl-C first.`,
      );
    for (const pid of earlier.pids) if (await runs(pid, marker)) await end(pid);
    await release();
  }
  await writeFile(file, text(), { flag: 'wx' });
  const note = (pid: number): void => {
    pids.push(pid);
    writeFileSync(file, text());
  };
  return { note, release };
}

async function recordIn(file: string) {
  try {
    return record.parse(JSON.parse(await readFile(file, 'utf8')));
  } catch (error) {
    // Damaged, as by a full disk: nothing is known of who wrote it.
    return Error.isError(error) && 'code' in error && error.code === 'ENOENT' ? undefined : { pid: 0, pids: [] };
  }
}

/** A process number is given again to others, so the command line has to be one of ours. */
async function runs(pid: number, marker: string): Promise<boolean> {
  if (!isAlive(pid)) return false;
  const { stdout } = await promisify(execFile)('ps', ['-ww', '-o', 'args=', '-p', String(pid)]).catch(() => ({
    stdout: '',
  }));
  return stdout.includes(marker);
}

async function end(pid: number): Promise<void> {
  process.kill(pid, 'SIGTERM');
  for (let waited = 0; isAlive(pid) && waited < 50; waited += 1) await delay(100);
  if (isAlive(pid)) process.kill(pid, 'SIGKILL');
  while (isAlive(pid)) await delay(20);
}

function isAlive(pid: number): boolean {
  try {
    return pid > 0 && process.kill(pid, 0);
  } catch {
    return false;
  }
}
