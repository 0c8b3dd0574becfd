import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { expect, it } from '@jest/globals';

const secret = 'a-secret-of-this-test';
const secrets = {
  CLI_CLIENT_SECRET: secret,
  CONFIGURATION_CLIENT_SECRET: secret,
  SOURCING_CLIENT_SECRET: secret,
  MATCHING_CLIENT_SECRET: secret,
  RESULTS_CLIENT_SECRET: secret,
};

it('prints where it listens as one line of JSON, and exits with 0 on SIGTERM', async () => {
  const sandbox = start({ ...secrets, PORT: '0' });
  const exit = once(sandbox, 'exit');
  const [line] = (await once(sandbox.stdout, 'data')) as [Buffer];
  const { url } = JSON.parse(line.toString()) as { url: string };
  expect((await fetch(`${url}/health/ready`)).status).toBe(200);
  sandbox.kill('SIGTERM');
  expect(await exit).toEqual([0, null]);
});

it('exits with 1 and one sentence when it may not listen where it is told to', async () => {
  const sandbox = start({ ...secrets, HOST: '0.0.0.0' });
  const exit = once(sandbox, 'exit');
  expect(await text(sandbox.stderr)).toMatch(/^The identity sandbox cannot start: .* set ALLOW_REMOTE=true .*\.\n$/);
  expect(await exit).toEqual([1, null]);
});

function start(env: NodeJS.ProcessEnv) {
  // Node strips the types itself, so that this needs no build.
  return spawn(process.execPath, ['--no-warnings', join(import.meta.dirname, 'main.ts')], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env,
  });
}
