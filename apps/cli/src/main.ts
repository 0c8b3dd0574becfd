import { join } from 'node:path';
import { DomainError } from '@firmograph/kernel';
import { runProgram } from './commands/run-program.ts';

// Whoever starts this program with the stack, and stops both, says what becomes of the work.
const { FIRMOGRAPH_FAREWELL: farewell = 'Stopped: the same command again goes on from here.' } = process.env;
const leaving = new AbortController();
let askedAt: number | undefined;
process.on('SIGINT', () => {
  // npm sends on what the terminal has sent already. Who really asks twice does not want to wait.
  if (askedAt !== undefined && performance.now() - askedAt > 1500) process.exit(130);
  askedAt ??= performance.now();
  leaving.abort(new DomainError('cli/interrupted', farewell));
});
// A reader that has seen enough, like `head`, is no reason for a trace.
process.stdout.on('error', () => process.exit(0));

process.exitCode = await runProgram({
  argv: process.argv.slice(2),
  env: process.env,
  folder: process.cwd(),
  root: join(import.meta.dirname, '..', '..', '..'),
  streams: { input: process.stdin, output: process.stdout, errors: process.stderr },
  signal: leaving.signal,
});
