import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { root } from './app-process.ts';

// The build has run before: types are checked. No daemon: it would outlive the check.
const env = { ...process.env, NX_DAEMON: 'false', NX_TUI: 'false' };
const modules = join(root, 'node_modules');
const noInfrastructure = ['/node_modules/', '/dist/', '\\.(int|e2e)\\.spec\\.ts$'];

const steps = [
  ['format', join(modules, 'prettier', 'bin', 'prettier.cjs'), '--check', '.'],
  ['lint', join(modules, 'nx', 'dist', 'bin', 'nx.js'), 'run-many', '-t', 'lint', '--output-style=static'],
  ['layers', join(modules, 'dependency-cruiser', 'bin', 'dependency-cruiser.mjs'), 'apps', 'libs', 'tools', 'bench'],
  [
    'unit tests',
    '--experimental-vm-modules',
    '--no-warnings',
    join(modules, 'jest', 'bin', 'jest.js'),
    '--testPathIgnorePatterns',
    ...noInfrastructure,
  ],
  ['contracts', join(root, 'tools', 'contracts', 'dist', 'main.js'), '--check'],
] as const;

const failed = steps.filter(([name, ...args]) => {
  process.stdout.write(`\n== ${name}\n`);
  return spawnSync(process.execPath, args, { cwd: root, env, stdio: 'inherit' }).status !== 0;
});
const names = failed.map(([name]) => name).join(', ');
process.stdout.write(failed.length === 0 ? '\nThe check is clean.\n' : `\nThe check failed: ${names}.\n`);
process.exitCode = failed.length === 0 ? 0 : 1;
