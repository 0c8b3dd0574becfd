import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { root } from './app-process.ts';
import { farewellOf, type Leaving } from './farewell.ts';
import type { Stack } from './stack.ts';

const program = join(root, 'apps', 'cli', 'dist', 'main.js');
const endWithinMs = 10_000;

/**
 * Runs `firmograph` on a stack, in this terminal; resolves to its exit code. Files are named from where the person stands.
 * When the signal aborts, it is interrupted, says what becomes of its work, and is killed if that takes long.
 */
export async function runCommandLine(
  stack: Leaving & Pick<Stack, 'stackFile'>,
  args: readonly string[],
  signal: AbortSignal,
  main = program,
): Promise<number> {
  const child = spawn(process.execPath, [main, ...args], {
    stdio: 'inherit',
    cwd: process.env['INIT_CWD'] ?? process.cwd(),
    env: { ...process.env, FIRMOGRAPH_STACK: stack.stackFile, FIRMOGRAPH_FAREWELL: farewellOf(stack) },
  });
  signal.addEventListener('abort', () => {
    child.kill('SIGINT');
    setTimeout(() => child.kill('SIGKILL'), endWithinMs).unref();
  });
  const [code] = (await once(child, 'exit')) as [number | null];
  return code ?? 1;
}
