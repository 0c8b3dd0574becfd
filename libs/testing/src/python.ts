import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);
const root = join(import.meta.dirname, '../../..');

/** The folder of the programs of an environment with the packages that a file names; made once. */
export async function pythonPrograms(name: string, requirements: string): Promise<string> {
  const environment = join(root, '.cache/python', name);
  const programs = join(environment, 'bin');
  if (existsSync(join(environment, 'complete'))) return programs;
  await mkdir(join(environment, '..'), { recursive: true });
  await run('python3', ['-m', 'venv', environment]);
  const quiet = ['-q', '--disable-pip-version-check'];
  await run(join(programs, 'python'), ['-m', 'pip', 'install', ...quiet, '-r', requirements]);
  await mkdir(join(environment, 'complete'));
  return programs;
}
