import { mkdir, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { eventually } from '@firmograph/testing';
import { appNames } from './apps.ts';
import { Revival } from './revival.ts';
import { startStack, type Stack, type StackOptions } from './stack.ts';

// Tells its environment; is ready, is not, or ends, as MODE says.
const fakeApp = `
import { createServer } from 'node:http';
console.log('starting', process.env.MODE);
if (process.env.MODE === 'ends') process.exit(3);
const server = createServer((request, response) => {
  if (request.url === '/die') process.exit(7);
  if (request.url === '/env') return response.end(JSON.stringify(process.env));
  const isReady = process.env.MODE !== 'waits';
  response.statusCode = isReady ? 200 : 503;
  response.end(JSON.stringify({ checks: { kafka: { status: isReady ? 'up' : 'down', reason: 'no broker' } } }));
});
server.listen(Number(process.env.PORT), '127.0.0.1');
process.on('SIGTERM', () => process.exit(0));
`;

const infrastructure = {
  brokers: ['127.0.0.1:1'],
  mongoUrl: 'mongodb://127.0.0.1:2/',
  kafkaFrom: 'environment',
  mongoFrom: 'environment',
  pids: [],
  stop: () => Promise.reject(new Error('not ours to stop')),
} as const;

let folder: string;
let stack: Stack | undefined;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'stack-'));
  await writeFile(join(folder, 'package.json'), '{"type":"module"}');
  for (const app of appNames) {
    await mkdir(join(folder, app, 'dist'), { recursive: true });
    await writeFile(join(folder, app, 'dist', 'main.js'), fakeApp);
  }
});

afterEach(async () => {
  await stack?.stop();
  stack = undefined;
  await rm(folder, { recursive: true });
});

async function start(options: Partial<StackOptions> = {}): Promise<Stack> {
  stack = await startStack({ folder: join(folder, 'stack'), appsFolder: folder, infrastructure, ...options });
  return stack;
}

async function environmentOf(url: string | undefined): Promise<Record<string, string>> {
  return (await (await fetch(`${url}/env`)).json()) as Record<string, string>;
}

describe('a stack', () => {
  it('runs one process of each app, and more where asked', async () => {
    const { processes } = await start({ instances: { matching: 2 } });
    expect(processes()).toHaveLength(7);
    expect(new Set(processes('matching').map(({ url }) => url)).size).toBe(2);
  });

  it('tells how to use it, to its owner alone', async () => {
    const { stackFile, description } = await start({ namespace: 'n' });
    expect(JSON.parse(await readFile(stackFile, 'utf8'))).toEqual(description);
    expect((await stat(stackFile)).mode & 0o777).toBe(0o600);
    expect(description).toMatchObject({
      clientId: 'firmograph-cli',
      kafka: { brokers: ['127.0.0.1:1'], namespace: 'n' },
    });
  });

  it('gives each service a database of its own, and no secret of another', async () => {
    const { processes, facts } = await start();
    const services = ['configuration', 'sourcing', 'matching', 'results'] as const;
    const environments = await Promise.all(services.map((app) => environmentOf(processes(app)[0]?.url)));
    expect(environments.map(({ MONGO_URL }) => MONGO_URL)).toEqual(
      services.map((app) => `mongodb://127.0.0.1:2/firmograph-${app}`),
    );
    const { clients, secretKey, leadspaceToken } = facts.secrets;
    const known = [...Object.values(clients), secretKey, leadspaceToken];
    expect(
      environments.map((environment) => known.filter((secret) => Object.values(environment).includes(secret))),
    ).toEqual([[secretKey], [clients.sourcing], [clients.matching], [clients.results]]);
  });

  it('keeps its secrets for the next start', async () => {
    const first = await start();
    await first.stop();
    expect((await start()).description.clientSecret).toBe(first.description.clientSecret);
  });

  it('leaves out what it is told to', async () => {
    const { processes, description } = await start({ without: ['leadspace-sandbox'], leadspaceUrl: 'http://double' });
    expect(processes('leadspace-sandbox')).toEqual([]);
    expect(description).not.toHaveProperty('leadspaceSandbox');
    expect(await environmentOf(processes('matching')[0]?.url)).toMatchObject({ LEADSPACE_BASE_URL: 'http://double' });
  });

  it('starts one process more, with settings of its own', async () => {
    const { spawn, processes } = await start();
    const another = await spawn('results', { EXTRA: 'yes' });
    expect(processes('results')).toContain(another);
    expect(await environmentOf(another.url)).toMatchObject({ EXTRA: 'yes' });
  });

  it('starts a killed process again at the same address with the same settings', async () => {
    const { processes, restart } = await start({ env: { matching: { EXTRA: 'yes' } } });
    const [before] = processes('matching');
    if (before === undefined) throw new Error('none');
    const after = await restart(before, 'SIGKILL');
    expect(await before.exited).toEqual({ code: null, signal: 'SIGKILL' });
    expect([after.url, after.pid === before.pid]).toEqual([before.url, false]);
    expect(await environmentOf(after.url)).toMatchObject({ EXTRA: 'yes' });
  });

  it('ends a process that stands still', async () => {
    const { processes, kill, stop } = await start();
    const [frozen] = processes('results');
    if (frozen === undefined) throw new Error('none');
    await kill(frozen, 'SIGSTOP');
    await stop();
    expect(await frozen.exited).toEqual({ code: 0, signal: null });
  });

  it('tells of an exit that nobody wanted, and only of that', async () => {
    const told: string[] = [];
    const { processes, kill } = await start({ onUnexpectedExit: (_, lastWords) => told.push(lastWords) });
    const [matching] = processes('matching');
    const [results] = processes('results');
    if (matching === undefined || results === undefined) throw new Error('none');
    await kill(results, 'SIGKILL');
    await fetch(`${matching.url}/die`).catch(() => undefined);
    await eventually(() => {
      expect(told).toEqual([
        expect.stringMatching(/^matching ended with exit code 7\. Its log, .*matching\.log, ends in:/),
      ]);
    });
  });
});

async function keptUp() {
  const [said, given] = [[] as string[], [] as string[]];
  const stopping = new AbortController();
  const revival = new Revival({
    say: (line) => said.push(line),
    giveUp: (lastWords) => given.push(lastWords),
    stopping: stopping.signal,
  });
  const running = await start({
    env: { matching: { EXTRA: 'yes' } },
    onUnexpectedExit: (dead, lastWords, restart) => void revival.revive(dead, lastWords, restart),
  });
  const die = async (times: number) => {
    const matching = await eventually(() => {
      expect(said.filter((line) => line === 'matching is back.')).toHaveLength(times - 1);
      const [present] = running.processes('matching');
      if (present === undefined) throw new Error('none');
      return present;
    });
    await fetch(`${matching.url}/die`).catch(() => undefined);
    await matching.exited;
  };
  return { running, said, given, die, stopping };
}

describe('a process that ends by itself', () => {
  it('is started again, at the same address with the same environment', async () => {
    const { running, said, die } = await keptUp();
    const [before] = running.processes('matching');
    await die(1);
    await eventually(() => expect(said.at(-1)).toBe('matching is back.'));
    const [after] = running.processes('matching');
    expect(said[0]).toMatch(
      /^matching ended with exit code 7; it is started again\. Its log until then: .*matching\.log\.1$/,
    );
    expect([after?.url, after?.logFile]).toEqual([before?.url, before?.logFile]);
    expect(await environmentOf(after?.url ?? '')).toMatchObject({ EXTRA: 'yes' });
  });

  it('is given up when it ends again and again', async () => {
    const { given, die } = await keptUp();
    for (const times of [1, 2, 3, 4]) await die(times);
    await eventually(() => expect(given).toEqual([expect.stringMatching(/^matching ended with exit code 7\./)]));
  });
});

describe('a stack that is stopped while a process is on its way back', () => {
  it('leaves nobody behind, and blames nobody', async () => {
    const { running, said, given, die, stopping } = await keptUp();
    await die(1);
    await eventually(() => expect(said).toHaveLength(1));
    stopping.abort();
    await running.stop();
    expect(given).toEqual([]);
    expect(running.processes('matching').filter(({ isRunning }) => isRunning())).toEqual([]);
  });
});

describe('a stack that cannot start', () => {
  it('says which app ended, with the end of its log, and stops the others', async () => {
    const failed = start({ env: { sourcing: { MODE: 'ends' } } });
    await expect(failed).rejects.toThrow(/^sourcing ended with exit code 3\. Its log, .*, ends in:\nstarting ends$/);
  });
});
