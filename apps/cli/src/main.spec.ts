import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { expect, it } from '@jest/globals';
import { running } from './testing/running.ts';

const { folder, now, file } = running();

/** The program as a person runs it, interrupted while it follows a run; Node strips the types, so that this needs no build. */
async function interrupted(env: Readonly<Record<string, string>>) {
  const path = await file('companies.csv');
  const typeScript = ['--experimental-transform-types', '--conditions=@firmograph/source', '--no-warnings'];
  const child = spawn(
    process.execPath,
    [...typeScript, join(import.meta.dirname, 'main.ts'), 'enrich', path, '--yes'],
    {
      env: { FIRMOGRAPH_STACK: folder.path('stack.json'), ...env },
    },
  );
  now.stack.firmograph.script = ['running'];
  const look = now.stack.firmograph.run.bind(now.stack.firmograph);
  now.stack.firmograph.run = (runId) => {
    child.kill('SIGINT');
    return look(runId);
  };
  const exit = once(child, 'exit') as Promise<[number]>;
  const [errors, [code]] = await Promise.all([text(child.stderr), exit]);
  return { code, lastWords: errors.split('✗ ')[1] };
}

it('leaves a run to the services, which go on', async () => {
  expect(await interrupted({})).toEqual({
    code: 130,
    lastWords: expect.stringMatching(/^The run goes on without you/),
  });
});

it('says what it was told to where the services stop with it, and nothing else', async () => {
  expect(await interrupted({ FIRMOGRAPH_FAREWELL: 'All is being stopped.' })).toEqual({
    code: 130,
    lastWords: 'All is being stopped.\n',
  });
});
