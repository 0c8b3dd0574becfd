import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);
const root = join(import.meta.dirname, '../../../..');
const consumers = join(root, 'examples/consumers');
const environment = join(root, '.cache/python/consumers');

/** Runs an example consumer in an environment of its own, made once; its output, line by line. */
export async function runConsumer(script: string, args: readonly string[]): Promise<readonly string[]> {
  const python = join(environment, 'bin/python');
  if (!existsSync(join(environment, 'complete'))) {
    await mkdir(join(environment, '..'), { recursive: true });
    await run('python3', ['-m', 'venv', environment]);
    await run(python, [
      '-m',
      'pip',
      'install',
      '-q',
      '--disable-pip-version-check',
      '-r',
      `${consumers}/requirements.txt`,
    ]);
    await mkdir(join(environment, 'complete'));
  }
  const { stdout } = await run(python, [join(consumers, script), ...args], { maxBuffer: 256 * 1024 * 1024 });
  return stdout.split('\n').filter((line) => line !== '');
}
