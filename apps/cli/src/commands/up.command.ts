import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Command } from 'commander';
import { BadInput } from '../reading/bad-input.ts';
import type { Surroundings } from './surroundings.ts';

/** The same as `npm start`, without building first. */
export function addUp(program: Command, { root, env }: Surroundings, finish: (exitCode: number) => void): void {
  program
    .command('up')
    .summary('start everything and stay up, like npm start')
    .description(
      'Starts Kafka, MongoDB, the services and the sandboxes, runs the example and stays up until Ctrl-C. Takes the options of `npm start`.',
    )
    .argument('[options...]', 'as `npm start -- --help` lists them')
    .allowUnknownOption()
    .helpOption(false)
    .action(async (options: readonly string[]) => {
      const start = join(root, 'tools', 'dev', 'dist', 'start.js');
      if (!existsSync(start)) throw new BadInput('Nothing is built yet: run `npm start` once.');
      const child = spawn(process.execPath, [start, ...options], {
        stdio: 'inherit',
        cwd: root,
        env,
      });
      const [code] = (await once(child, 'exit')) as [number | null];
      finish(code ?? 1);
    });
}
