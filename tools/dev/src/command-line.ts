import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { root } from './app-process.ts';

/**
 * Runs `firmograph` on a stack, in this terminal; resolves to its exit code. Files are named from where the person stands. It
 * ends when the signal aborts.
 */
export async function runCommandLine(stackFile: string, args: readonly string[], signal: AbortSignal): Promise<number> {
  const main = join(root, 'apps', 'cli', 'dist', 'main.js');
  const child = spawn(process.execPath, [main, ...args], {
    stdio: 'inherit',
    cwd: process.env['INIT_CWD'] ?? process.cwd(),
    env: { ...process.env, FIRMOGRAPH_STACK: stackFile },
  });
  signal.addEventListener('abort', () => child.kill('SIGTERM'));
  const [code] = (await once(child, 'exit')) as [number | null];
  return code ?? 1;
}
