import { spawn } from 'node:child_process';
import { once } from 'node:events';

import { mkdtempSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { expect, it } from '@jest/globals';

it('prints where it listens as one line of JSON, and exits with 0 on SIGTERM', async () => {
  const sandbox = start({ PORT: '0' });
  const exit = once(sandbox, 'exit');
  const [line] = (await once(sandbox.stdout, 'data')) as [Buffer];
  const { url } = JSON.parse(line.toString()) as { url: string };
  expect((await fetch(`${url}/health/ready`)).status).toBe(200);
  sandbox.kill('SIGTERM');
  expect(await exit).toEqual([0, null]);
});

it('exits with 1 and one sentence when its port is taken', async () => {
  const other = createServer().listen(0, '127.0.0.1');
  await once(other, 'listening');
  const { port } = other.address() as AddressInfo;
  const sandbox = start({ PORT: String(port) });
  const exit = once(sandbox, 'exit');
  expect(await text(sandbox.stderr)).toBe(
    `Port ${port} is taken: stop the program that uses it, or set PORT to another one.\n`,
  );
  expect(await exit).toEqual([1, null]);
  other.close();
});

it('exits with 1 and one sentence when the reference file is none', async () => {
  const file = join(mkdtempSync(join(tmpdir(), 'sandbox-')), 'companies.csv');
  writeFileSync(file, 'id,title\n1,Example\n');
  const sandbox = start({ PORT: '0', REFERENCE_FILE: file });
  const exit = once(sandbox, 'exit');
  expect(await text(sandbox.stderr)).toMatch(/companies\.csv is no reference file: it lacks the columns name\.\n$/);
  expect(await exit).toEqual([1, null]);
});

it('exits with 1 and one sentence when the reference file is missing', async () => {
  const sandbox = start({ PORT: '0', REFERENCE_FILE: '/nowhere/companies.csv' });
  const exit = once(sandbox, 'exit');
  expect(await text(sandbox.stderr)).toBe(
    'The reference file /nowhere/companies.csv cannot be read: set REFERENCE_FILE to one that can.\n',
  );
  expect(await exit).toEqual([1, null]);
});

function start(env: NodeJS.ProcessEnv) {
  // Node makes the sources run itself, so that this needs no build.
  const arguments_ = ['--experimental-transform-types', '--no-warnings', join(import.meta.dirname, 'main.ts')];
  return spawn(process.execPath, arguments_, { stdio: ['ignore', 'pipe', 'pipe'], env });
}
