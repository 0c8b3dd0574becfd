import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { root } from './app-process.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'start-'));
});
afterEach(() => rm(folder, { recursive: true }));

/** `npm start`, without the bootstrap; Node strips the types itself, so that this needs no build. */
async function start(args: readonly string[], env: Readonly<Record<string, string>> = {}) {
  const typeScript = ['--experimental-transform-types', '--conditions=@firmograph/source', '--no-warnings'];
  const child = spawn(process.execPath, [...typeScript, join(root, 'tools', 'dev', 'src', 'start.ts'), ...args], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { PATH: process.env['PATH'], HOME: process.env['HOME'], FIRMOGRAPH_FOLDER: folder, ...env },
  });
  const exit = once(child, 'exit');
  const [out, errors] = await Promise.all([text(child.stdout), text(child.stderr)]);
  const [code] = (await exit) as [number];
  return { code, out, errors };
}

describe('npm start', () => {
  it('lists what it can do', async () => {
    const { code, out } = await start(['--help']);
    expect([code, out]).toEqual([0, expect.stringContaining('Usage: npm start')]);
  });

  it.each([
    ['an argument that there is not', ['--onze'], {}, 'There is no --onze: npm start -- --help lists what there is.\n'],
    ['no port', [], { RESULTS_PORT: 'x' }, 'RESULTS_PORT is not a port: set it to a number from 1 to 65535.\n'],
  ])('refuses %s with one sentence', async (_, args, env, sentence) => {
    expect(await start(args, env)).toEqual({ code: 1, out: '', errors: sentence });
  });

  it('refuses a port that is taken with one sentence, and leaves the folder free', async () => {
    const squatter = createServer().listen(0, '127.0.0.1');
    await once(squatter, 'listening');
    const address = squatter.address();
    const port = typeof address === 'object' && address !== null ? String(address.port) : '';
    const { code, errors } = await start([], { MATCHING_PORT: port });
    squatter.close();
    expect([code, errors]).toEqual([1, expect.stringMatching(/^Port \d+ of MATCHING_PORT is taken: [^\n]+\.\n$/)]);
    expect(await readdir(folder)).not.toContain('running.json');
  });

  it('refuses a second start with one sentence', async () => {
    const first = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)', root], { stdio: 'ignore' });
    await once(first, 'spawn');
    await writeFile(join(folder, 'running.json'), JSON.stringify({ pid: first.pid, pids: [] }));
    const { code, errors } = await start([], { MATCHING_PORT: 'x' });
    first.kill();
    expect([code, errors]).toEqual([1, expect.stringMatching(/^Firmograph runs already, as process \d+: [^\n]+\.\n$/)]);
  });
});
