import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from '@jest/globals';
import { claimFolder } from './running.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'running-'));
});
afterEach(() => rm(folder, { recursive: true }));

/** A process whose command line holds the marker. */
async function sleeper(marker: string) {
  const child = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)', marker], { stdio: 'ignore' });
  await once(child, 'spawn');
  return { pid: child.pid ?? 0, exited: once(child, 'exit'), end: () => child.kill('SIGKILL') };
}

const recorded = (pid: number, pids: readonly number[]): Promise<void> =>
  writeFile(join(folder, 'running.json'), JSON.stringify({ pid, pids }));

it('claims a folder that nobody uses, and gives it back', async () => {
  const running = await claimFolder(folder, folder);
  running.note(4711);
  expect(JSON.parse(await readFile(join(folder, 'running.json'), 'utf8'))).toEqual({ pid: process.pid, pids: [4711] });
  await running.release();
  await (await claimFolder(folder, folder)).release();
});

it('says which process uses the folder', async () => {
  const other = await sleeper(folder);
  await recorded(other.pid, []);
  await expect(claimFolder(folder, folder)).rejects.toThrow(`Firmograph runs already, as process ${other.pid}:`);
  other.end();
});

it('ends what a killed starter left behind', async () => {
  const orphan = await sleeper(folder);
  await recorded(0x7ffffffe, [orphan.pid]);
  await (await claimFolder(folder, folder)).release();
  expect(await orphan.exited).toEqual([null, 'SIGTERM']);
});

it('ends no process that got the number of one of ours', async () => {
  const stranger = await sleeper('of somebody else');
  await recorded(stranger.pid, [stranger.pid]);
  await (await claimFolder(folder, folder)).release();
  expect(process.kill(stranger.pid, 0)).toBe(true);
  stranger.end();
});

it('takes a damaged record for none', async () => {
  await writeFile(join(folder, 'running.json'), '{"pid":');
  await expect(claimFolder(folder, folder)).resolves.toBeDefined();
});
