import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { eventually } from '@firmograph/testing';
import { afterEach, beforeEach, expect, it } from '@jest/globals';
import { runCommandLine } from './command-line.ts';
import { farewellOf } from './farewell.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'command-line-'));
});
afterEach(() => rm(folder, { recursive: true }));

const leadspaceSandbox = { url: 'http://127.0.0.1:3010', token: 'good' };
const stack = {
  infrastructure: { kafkaFrom: 'process', mongoFrom: 'process' },
  description: { leadspaceSandbox },
} as const;

it('interrupts the command line, which knows what to say, and ends as it ends', async () => {
  const main = join(folder, 'main.mjs');
  const heard = join(folder, 'heard');
  await writeFile(
    main,
    `import { writeFileSync } from 'node:fs';
     const [, , file] = process.argv;
     process.on('SIGINT', () => {
       writeFileSync(file, process.env.FIRMOGRAPH_FAREWELL);
       process.exit(130);
     });
     writeFileSync(file, 'ready');
     setInterval(() => undefined, 60_000);`,
  );
  const leaving = new AbortController();
  const code = runCommandLine({ ...stack, stackFile: '' }, [heard], leaving.signal, main);
  await eventually(async () => expect(await readFile(heard, 'utf8')).toBe('ready'));
  leaving.abort();
  expect([await code, await readFile(heard, 'utf8')]).toEqual([130, farewellOf(stack)]);
});

it.each([
  ['process', 'process', 'started again without --fresh, it goes on'],
  ['environment', 'process', 'started again without --fresh, it goes on'],
  ['docker', 'process', 'begins anew'],
  ['environment', 'docker', 'begins anew'],
] as const)('promises, with Kafka from %s and MongoDB from %s, what is true', (kafkaFrom, mongoFrom, promise) => {
  expect(farewellOf({ ...stack, infrastructure: { kafkaFrom, mongoFrom } })).toContain(promise);
});

it.each([
  ['the sandbox', { leadspaceSandbox }, true],
  ['Leadspace itself', {}, false],
])('tells, with %s, what is forgotten', (_, description, isWarned) => {
  expect(farewellOf({ ...stack, description }).includes('call-failed')).toBe(isWarned);
});
